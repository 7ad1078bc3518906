//! The rows of a sheet's XML in runs that threads read beside each other.
//!
//! A run ends where `</row>` stands. Should that be no end of a row (it may stand in a comment), the run
//! cannot be read alone: from there on the sheet is read row after row, as if nobody had tried.

use std::{
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::{self, Scope},
};

use super::{
    Failure,
    sheet::Texts,
    xlsx_sheet::row_of,
    xml::{Blocks, Token, Whole, Xml},
};
use crate::base::{caught, cores};

/// Bytes of XML that one thread reads at a time, more or less.
pub(super) const RUN: usize = 1 << 20;

/// Runs for each thread that are read or wait.
const WAITING: usize = 2;

const ROW_END: &[u8] = b"</row>";

/// A thread that reads runs: it is given the row with which one begins and its XML, and gives back
/// the XML and what it gave, where it can be read alone.
struct Worker<T> {
    to: SyncSender<(u32, Vec<u8>)>,
    from: Receiver<(Vec<u8>, Option<T>)>,
}

/// Gives each run of rows of about so many bytes to `read` on some thread and what that gives to `join`, in the sheet's order,
/// until one cannot be read or joined. What is left of `xml` is still to be read.
pub(super) fn each_run<B: Blocks, T: Send>(
    xml: &mut Xml<B>,
    size: usize,
    read: impl Fn(&mut Texts, u32, &mut Xml<Whole>) -> Result<T, Failure> + Sync,
    mut join: impl FnMut(T) -> bool,
) -> Result<(), Failure> {
    let threads = cores();
    if threads < 2 {
        return Ok(());
    }
    let mut next = next_run(xml, size)?;
    if next.is_none() {
        return Ok(());
    }
    thread::scope(|scope| {
        let workers: Vec<Worker<T>> = (0..threads).map(|_| start(scope, &read)).collect();
        let (mut sent, mut joined) = (0, 0);
        let read = |number: usize| {
            let read = workers.get(number % threads).and_then(|worker| worker.from.recv().ok());
            read.ok_or_else(|| Failure::Sheet("its part is damaged".to_owned()))
        };
        loop {
            while sent < joined + threads * WAITING
                && let Some(run) = next.take()
            {
                let taken = workers.get(sent % threads).map(|worker| worker.to.send(run));
                sent += usize::from(taken.is_some_and(|taken| taken.is_ok()));
                next = next_run(xml, size)?;
            }
            if joined == sent {
                return Ok(());
            }
            let (mut back, made) = read(joined)?;
            joined += 1;
            if !made.is_some_and(&mut join) {
                for number in joined..sent {
                    back.extend(read(number)?.0);
                }
                back.extend(next.into_iter().flat_map(|(_, run)| run));
                xml.put_back(&back);
                return Ok(());
            }
        }
    })
}

fn start<'s, T: Send + 's>(
    scope: &'s Scope<'s, '_>,
    read: &'s (impl Fn(&mut Texts, u32, &mut Xml<Whole>) -> Result<T, Failure> + Sync),
) -> Worker<T> {
    let (to, runs) = sync_channel::<(u32, Vec<u8>)>(WAITING);
    let (made, from) = sync_channel(WAITING);
    scope.spawn(move || {
        let mut texts = Texts::default();
        for (first, run) in runs {
            let mut xml = Xml::within(run);
            let run = caught(|| read(&mut texts, first, &mut xml).ok()).flatten();
            if made.send((xml.into_bytes(), run)).is_err() {
                return;
            }
        }
    });
    Worker { to, from }
}

/// The next run and the row with which it begins; `None` where the sheet ends, or where rows do not say
/// which they are.
fn next_run<B: Blocks>(xml: &mut Xml<B>, size: usize) -> Result<Option<(u32, Vec<u8>)>, Failure> {
    let Some(run) = xml.take(size, ROW_END)? else { return Ok(None) };
    let mut run = Xml::within(run);
    let first = loop {
        match run.next() {
            Ok(Token::Open(tag)) if tag.name == b"row" => break row_of(tag),
            Ok(Token::Text { .. }) => {}
            _ => break None,
        }
    };
    let run = run.into_bytes();
    if first.is_none() {
        xml.put_back(&run);
    }
    Ok(first.map(|first| (first, run)))
}
