//! Work in pieces on all of the machine's cores, with its results in the pieces' order.

use std::{
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

use super::Reading;
use crate::{base::caught, returns::ReadError};

/// More threads than this gain nothing: the disk and the memory are shared.
const MOST_THREADS: usize = 8;

/// Does `work` for each number below `count`, with a state for each thread.
///
/// The thread that calls works too, and asks whether the person cancelled after each of its pieces.
pub(super) fn in_order<S: Default, T: Send>(
    reading: &Reading<'_>,
    count: usize,
    work: impl Fn(&mut S, usize) -> T + Sync,
) -> Result<Vec<T>, ReadError> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS).min(count);
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
            scope.spawn(|| caught(|| while one(&mut S::default()) {}));
        }
        let mut state = S::default();
        while one(&mut state) {
            if let Err(cancelled) = reading.go_on() {
                stopped.store(true, Ordering::Relaxed);
                return Err(cancelled);
            }
            reading.tell(done.load(Ordering::Relaxed) as f32 / count as f32);
        }
        Ok(())
    });
    outcome?;
    let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
    if made.len() < count {
        return Err(reading.damaged());
    }
    made.sort_by_key(|(number, _)| *number);
    Ok(made.into_iter().map(|(_, result)| result).collect())
}
