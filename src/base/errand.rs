//! What long work tells and asks while it runs: how far it is, and whether anybody still wants it.

/// Progress and cancelling of a part of some work.
#[derive(Clone, Copy)]
pub struct Errand<'a> {
    progress: &'a dyn Fn(f32),
    cancelled: &'a dyn Fn() -> bool,
    from: f32,
    to: f32,
}

impl std::fmt::Debug for Errand<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Errand {{ {}..{} }}", self.from, self.to)
    }
}

impl<'a> Errand<'a> {
    /// Work that tells `progress` from 0 to 1 and asks `cancelled`.
    #[must_use]
    pub const fn new(progress: &'a dyn Fn(f32), cancelled: &'a dyn Fn() -> bool) -> Self {
        Self { progress, cancelled, from: 0.0, to: 1.0 }
    }

    /// The part of the work between two shares of it.
    #[must_use]
    pub fn part(self, from: f32, to: f32) -> Self {
        let at = |share: f32| share.mul_add(self.to - self.from, self.from);
        Self { from: at(from), to: at(to), ..self }
    }

    /// Tells how much of it is done, from 0 to 1.
    pub fn tell(&self, done: f32) {
        (self.progress)(self.part(done, done).from);
    }

    /// Whether nobody wants the result any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        (self.cancelled)()
    }
}

/// Work that does not matter to anybody who waits.
impl Default for Errand<'_> {
    fn default() -> Self {
        Self::new(&|_| {}, &|| false)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_part_tells_its_share_of_the_whole() {
        let told = Cell::new(0.0_f32);
        let tell = |share| told.set(share);
        let whole = Errand::new(&tell, &|| false);
        let half = whole.part(0.5, 1.0);
        half.part(0.0, 0.5).tell(1.0);
        assert!((told.get() - 0.75).abs() < 1e-6);
    }
}
