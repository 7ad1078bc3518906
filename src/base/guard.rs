//! Work that may panic on strange input, kept from taking the program with it.

use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook},
    sync::Once,
};

thread_local! {
    /// How many `caught` calls this thread is inside of.
    static INSIDE: Cell<u32> = const { Cell::new(0) };
}

/// From now on a panic inside [`caught`] says nothing on the error stream; any other goes to the
/// hook that was there.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            if INSIDE.with(Cell::get) == 0 {
                before(panic);
            }
        }));
    });
}

/// Leaves the guarded work however it ends.
struct Inside;

impl Inside {
    fn enter() -> Self {
        INSIDE.with(|inside| inside.set(inside.get() + 1));
        Self
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        INSIDE.with(|inside| inside.set(inside.get().saturating_sub(1)));
    }
}

/// The result of `work`; `None` where it panicked, which is then silent. What `work` changed before
/// that must not be used further.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    hush();
    let _inside = Inside::enter();
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_the_guard_left() {
        assert_eq!(caught(|| 7), Some(7));
        assert_eq!(caught(|| caught(|| -> u8 { panic!("inner") }).is_none()), Some(true));
        let none: Option<u8> = caught(|| panic!("a strange file"));
        assert_eq!((none, INSIDE.with(Cell::get)), (None, 0));
    }
}
