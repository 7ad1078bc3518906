//! Long work beside the window: a named thread, its progress, and a way to cancel it.
//!
//! Must not know: egui, health. The window hands in a waker that asks for a repaint.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU32, Ordering},
    mpsc::{Receiver, TryRecvError, sync_channel},
};

/// What a job may ask and say while it runs.
#[derive(Clone, Debug, Default)]
pub struct Handle {
    cancelled: Arc<AtomicBool>,
    /// Per mille, so that it fits an atomic.
    progress: Arc<AtomicU32>,
}

impl Handle {
    /// Whether the person asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// Says how much is done, 0 to 1.
    pub fn set_progress(&self, share: f32) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0..=1000 first"
        )]
        let per_mille = (share.clamp(0.0, 1.0) * 1000.0) as u32;
        self.progress.store(per_mille, Ordering::Relaxed);
    }

    /// How much is done, 0 to 1.
    #[must_use]
    pub fn progress(&self) -> f32 {
        f32::from(u16::try_from(self.progress.load(Ordering::Relaxed)).unwrap_or(1000)) / 1000.0
    }

    /// Asks the job to stop soon.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

/// How a job stands.
#[derive(Debug)]
pub enum Outcome<T> {
    /// Still at work.
    Running,
    /// A part of its result; more is to come.
    Told(T),
    /// Its last result; it comes once.
    Done(T),
    /// It ended without a result: it panicked, and nothing was changed.
    Lost,
}

/// A job that was started.
#[derive(Debug)]
pub struct Job<T> {
    name: String,
    handle: Handle,
    results: Receiver<Result<T, T>>,
}

/// Parts of a result that wait to be looked at; a job that is further ahead waits.
const WAITING: usize = 64;

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name` and calls `wake` when it is done, and whenever it
    /// tells a part of its result by the function that it is given.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(
        name: &str,
        wake: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce(&Handle, &(dyn Fn(T) + Sync)) -> T + Send + 'static,
    ) -> std::io::Result<Self> {
        let handle = Handle::default();
        let (send, results) = sync_channel(WAITING);
        let inner = handle.clone();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let tell = |part| {
                // Nobody may be listening any more; then the result is not wanted.
                let _ = send.send(Err(part));
                wake();
            };
            if let Some(done) = crate::base::caught(|| work(&inner, &tell)) {
                let _ = send.send(Ok(done));
            }
            // Closed before waking, so that whoever wakes sees a lost job as lost.
            drop(send);
            wake();
        })?;
        Ok(Self { name: name.to_owned(), handle, results })
    }

    /// What the job does, for the person who waits.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its progress and cancel flag.
    #[must_use]
    pub const fn handle(&self) -> &Handle {
        &self.handle
    }

    /// The next part of the result, if it is there.
    pub fn poll(&self) -> Outcome<T> {
        match self.results.try_recv() {
            Ok(Err(part)) => Outcome::Told(part),
            Ok(Ok(result)) => Outcome::Done(result),
            Err(TryRecvError::Empty) => Outcome::Running,
            Err(TryRecvError::Disconnected) => Outcome::Lost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_its_result_once_and_wakes() {
        let (woken, wait) = sync_channel(1);
        let job = Job::start(
            "count",
            move || woken.send(()).unwrap(),
            |handle, _| {
                handle.set_progress(0.5);
                6 * 7
            },
        )
        .unwrap();
        wait.recv().unwrap();
        assert!(matches!(job.poll(), Outcome::Done(42)));
        assert!((job.handle().progress() - 0.5).abs() < 0.01);
    }

    #[test]
    fn tells_parts_before_the_end() {
        let (woken, wait) = sync_channel(3);
        let job = Job::start(
            "parts",
            move || woken.send(()).unwrap(),
            |_, tell| {
                tell(1);
                tell(2);
                3
            },
        )
        .unwrap();
        (0..3).for_each(|_| wait.recv().unwrap());
        let mut seen = Vec::new();
        loop {
            match job.poll() {
                Outcome::Told(part) => seen.push(part),
                Outcome::Done(last) => break seen.push(last),
                Outcome::Running | Outcome::Lost => panic!("it has all been told"),
            }
        }
        assert_eq!(seen, [1, 2, 3]);
    }

    #[test]
    fn a_panic_is_an_outcome() {
        let (woken, wait) = sync_channel(1);
        let job: Job<u8> =
            Job::start("fail", move || woken.send(()).unwrap(), |_, _| panic!("for the test")).unwrap();
        wait.recv().unwrap();
        assert!(matches!(job.poll(), Outcome::Lost));
    }

    #[test]
    fn can_be_cancelled() {
        let job = Job::start(
            "wait",
            || {},
            |handle, _| {
                while !handle.is_cancelled() {
                    std::thread::yield_now();
                }
                true
            },
        )
        .unwrap();
        job.handle().cancel();
        loop {
            match job.poll() {
                Outcome::Running | Outcome::Told(_) => {}
                Outcome::Done(done) => break assert!(done),
                Outcome::Lost => panic!("lost"),
            }
        }
    }
}
