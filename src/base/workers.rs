//! Work in pieces on all of the machine's cores, with its results in the pieces' order.

use std::{
    num::NonZero,
    sync::{
        LazyLock, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

use super::{Errand, caught};

/// More threads than this gain nothing: the disk and the memory are shared.
const MOST_THREADS: usize = 8;

/// Why work ended before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Nobody wanted the result any more.
    Cancelled,
    /// A piece of it panicked.
    Stumbled,
}

/// How many threads are worth starting.
#[must_use]
pub fn cores() -> usize {
    // To ask the system takes longer than to read a small file.
    static CORES: LazyLock<usize> =
        LazyLock::new(|| thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS));
    *CORES
}

/// Does `work` for each number below `count`, with a state for each thread.
///
/// The thread that calls works too, and asks whether the person cancelled after each of its pieces.
///
/// # Errors
/// The work was cancelled, or a piece of it panicked.
pub fn in_order<S: Default, T: Send>(
    errand: &Errand<'_>,
    count: usize,
    work: impl Fn(&mut S, usize) -> T + Sync,
) -> Result<Vec<T>, Stopped> {
    let threads = cores().min(count);
    let (next, done, stopped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let made: Mutex<Vec<(usize, T)>> = Mutex::new(Vec::with_capacity(count));
    let one = |state: &mut S| -> bool {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= count || stopped.load(Ordering::Relaxed) {
            return false;
        }
        let result = work(state, number);
        made.lock().unwrap_or_else(PoisonError::into_inner).push((number, result));
        done.fetch_add(1, Ordering::Relaxed);
        true
    };
    let outcome = thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| {
                caught(|| {
                    let mut state = S::default();
                    while one(&mut state) {}
                })
            });
        }
        let mut state = S::default();
        while caught(|| one(&mut state)).ok_or(Stopped::Stumbled)? {
            if errand.is_cancelled() {
                stopped.store(true, Ordering::Relaxed);
                return Err(Stopped::Cancelled);
            }
            errand.tell(done.load(Ordering::Relaxed) as f32 / count as f32);
        }
        Ok(())
    });
    outcome?;
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    if made.len() < count {
        return Err(Stopped::Stumbled);
    }
    made.sort_unstable_by_key(|(number, _)| *number);
    Ok(made.into_iter().map(|(_, result)| result).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_or_not_at_all() {
        let squares = in_order(&Errand::default(), 100, |(): &mut (), at| at * at);
        assert_eq!(squares, Ok((0..100).map(|at| at * at).collect()));
        let stumbled = in_order(&Errand::default(), 100, |(): &mut (), at| assert!(at < 99, "for the test"));
        assert!(stumbled.is_err());
        let cancelled = in_order(&Errand::new(&|_| {}, &|| true), 100, |(): &mut (), at| at);
        assert_eq!(cancelled, Err(Stopped::Cancelled));
    }
}
