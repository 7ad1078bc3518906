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
    /// Its result; it comes once.
    Done(T),
    /// It ended without a result: it panicked, and nothing was changed.
    Lost,
}

/// A job that was started.
#[derive(Debug)]
pub struct Job<T> {
    name: String,
    handle: Handle,
    result: Receiver<T>,
}

impl<T: Send + 'static> Job<T> {
    /// Starts `work` on a thread called `name` and calls `wake` when it is done.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(
        name: &str,
        wake: impl Fn() + Send + 'static,
        work: impl FnOnce(&Handle) -> T + Send + 'static,
    ) -> std::io::Result<Self> {
        let handle = Handle::default();
        let (send, result) = sync_channel(1);
        let inner = handle.clone();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            if let Some(done) = crate::base::caught(|| work(&inner)) {
                // Nobody may be listening any more; then the result is not wanted.
                let _ = send.send(done);
            }
            // Closed before waking, so that whoever wakes sees a lost job as lost.
            drop(send);
            wake();
        })?;
        Ok(Self { name: name.to_owned(), handle, result })
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

    /// The result, if it is there.
    pub fn poll(&self) -> Outcome<T> {
        match self.result.try_recv() {
            Ok(result) => Outcome::Done(result),
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
            |handle| {
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
    fn a_panic_is_an_outcome() {
        let (woken, wait) = sync_channel(1);
        let job: Job<u8> =
            Job::start("fail", move || woken.send(()).unwrap(), |_| panic!("for the test")).unwrap();
        wait.recv().unwrap();
        assert!(matches!(job.poll(), Outcome::Lost));
    }

    #[test]
    fn can_be_cancelled() {
        let job = Job::start(
            "wait",
            || {},
            |handle| {
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
                Outcome::Running => {}
                Outcome::Done(done) => break assert!(done),
                Outcome::Lost => panic!("lost"),
            }
        }
    }
}
