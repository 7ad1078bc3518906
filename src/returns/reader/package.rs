//! The parts of a zipped workbook, unpacked within limits: block by block, on a second core where
//! that pays.

use std::{
    io::{Cursor, Read},
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

use zip::ZipArchive;

use super::{
    Failure, Reading,
    limits::{HARMLESS, MOST_GROWTH, MOST_UNPACKED},
    xml::{Blocks, Token, Xml},
};
use crate::{base::caught, returns::ReadError};

/// Bytes that are unpacked at a time.
const BLOCK: usize = 1 << 18;

/// Bytes of a part that only says how the others are to be read.
const MOST_DESCRIBED: u64 = 64 << 20;

/// Blocks that wait for the one who reads them.
const WAITING: usize = 8;

/// Parts that are larger than this when unpacked are unpacked on another thread.
const WORTH_A_THREAD: u64 = 1 << 20;

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The parts of a file.
pub(super) struct Package<'a> {
    reading: &'a Reading<'a>,
    zip: Zip<'a>,
    /// Names as the parts refer to each other: small letters, forward strokes.
    names: Vec<String>,
    /// Bytes unpacked so far, and those of all parts that will be.
    unpacked: u64,
    expected: u64,
}

impl<'a> Package<'a> {
    /// The parts of the file that is read.
    pub(super) fn open(reading: &'a Reading<'a>) -> Result<Self, ReadError> {
        let zip = ZipArchive::new(Cursor::new(reading.source.bytes.as_slice()))
            .map_err(|_error| cut_short(reading))?;
        let names = (0..zip.len())
            .map(|i| zip.name_for_index(i).and_then(Result::ok).map(|name| plain(&name)).unwrap_or_default())
            .collect();
        Ok(Self { reading, zip, names, unpacked: 0, expected: 0 })
    }

    /// Whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.number(name).is_some()
    }

    /// The name of a part that ends in this way.
    pub(super) fn ending(&self, end: &str) -> Option<&str> {
        self.names.iter().find(|name| name.ends_with(end)).map(String::as_str)
    }

    fn number(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.names.iter().position(|known| *known == name)
    }

    fn size(&self, number: usize) -> u64 {
        self.zip.by_index_data(number).map_or(0, |part| part.size())
    }

    /// Makes known that these parts will be read, so that progress can be told truthfully.
    pub(super) fn expect<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        self.expected = names.filter_map(|name| self.number(name)).map(|number| self.size(number)).sum();
    }

    /// Gives the XML of a part to `work`; `None` where there is no such part.
    pub(super) fn read<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Xml<&mut Unpacked<'_>>) -> Result<T, Failure>,
    ) -> Option<Result<T, Failure>> {
        self.unpack(name, |blocks| work(&mut Xml::new(blocks)))
    }

    /// Gives the bytes of a part to `work`; `None` where there is no such part.
    pub(super) fn unpack<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Unpacked<'_>) -> Result<T, Failure>,
    ) -> Option<Result<T, Failure>> {
        let number = self.number(name)?;
        let reading = self.reading;
        let (before, expected) = (self.unpacked, self.expected);
        let is_large = self.size(number) > WORTH_A_THREAD;
        let mut zip = self.zip.clone();
        let (result, taken) = thread::scope(|scope| {
            let watch = Watch { reading, before, expected, taken: 0 };
            let part = Unpacking::of(&mut zip, number, MOST_UNPACKED.saturating_sub(before));
            let part = match part {
                Ok(part) => part,
                Err(failure) => return (Err(failure.told(reading)), 0),
            };
            let mut blocks = if is_large {
                let (send, receive) = sync_channel(WAITING);
                scope.spawn(move || caught(|| part.send(&send)));
                Unpacked { blocks: Source::Waiting(receive), watch }
            } else {
                Unpacked { blocks: Source::Here(part), watch }
            };
            let result = work(&mut blocks);
            // Whoever still unpacks stops when nobody waits any longer.
            (result, blocks.watch.taken)
        });
        self.unpacked += taken;
        Some(result)
    }

    /// Gives every token of a small part to `see`; false where there is no such part.
    pub(super) fn each(&mut self, name: &str, mut see: impl FnMut(Token<'_>)) -> Result<bool, Failure> {
        let number = self.number(name);
        if number.is_some_and(|number| self.size(number) > MOST_DESCRIBED) {
            return Err(Failure::Sheet(
                "a part that only describes the others has more than 64 MB".to_owned(),
            ));
        }
        let read = self.read(name, |xml| {
            loop {
                match xml.next()? {
                    Token::End => return Ok(()),
                    token => see(token),
                }
            }
        });
        read.transpose().map(|read| read.is_some())
    }
}

fn cut_short(reading: &Reading<'_>) -> ReadError {
    reading.not_readable("it is a workbook that was cut short or damaged; ask its sender for the file again")
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// Why unpacking stopped.
enum Stopped {
    TooLarge,
    Damaged(String),
}

impl Stopped {
    fn told(self, reading: &Reading<'_>) -> Failure {
        match self {
            Self::TooLarge => Failure::File(too_much(reading)),
            Self::Damaged(why) => Failure::Sheet(why),
        }
    }
}

/// What is said of a file that grows too much.
pub(super) fn too_much(reading: &Reading<'_>) -> ReadError {
    reading.too_large("unpacked it would take more than 1 GB, which no return needs")
}

/// A part while it is unpacked.
struct Unpacking<'z> {
    part: Box<dyn Read + Send + 'z>,
    /// The file's directory may lie about sizes: the bytes themselves are counted.
    room: u64,
    packed: u64,
    size: u64,
}

impl<'z> Unpacking<'z> {
    fn of(zip: &'z mut Zip<'_>, number: usize, room: u64) -> Result<Self, Stopped> {
        let part = zip
            .by_index(number)
            .map_err(|error| Stopped::Damaged(format!("its part is damaged ({error})")))?;
        let packed = part.compressed_size();
        if part.size() > room || is_bomb(part.size(), packed) {
            return Err(Stopped::TooLarge);
        }
        Ok(Self { part: Box::new(part), room, packed, size: 0 })
    }

    /// Adds the next block; false at the end.
    fn next(&mut self, buffer: &mut Vec<u8>) -> Result<bool, Stopped> {
        let before = buffer.len();
        buffer.resize(before + BLOCK, 0);
        let mut filled = before;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.part.read(rest) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => {
                    return Err(Stopped::Damaged(format!("its part of the file is damaged ({error})")));
                }
            }
        }
        buffer.truncate(filled);
        self.size += u64::try_from(filled - before).unwrap_or(u64::MAX);
        if self.size > self.room || is_bomb(self.size, self.packed) {
            return Err(Stopped::TooLarge);
        }
        Ok(filled > before)
    }

    /// Sends the blocks to whoever waits for them, until the end or until nobody waits.
    fn send(mut self, to: &std::sync::mpsc::SyncSender<Result<Vec<u8>, Stopped>>) {
        loop {
            let mut block = Vec::new();
            let next = self.next(&mut block);
            let is_last = !matches!(next, Ok(true));
            if to.send(next.map(|_more| block)).is_err() || is_last {
                return;
            }
        }
    }
}

/// Whether a part grows as only those do that are made to harm.
pub(super) fn is_bomb(size: u64, packed: u64) -> bool {
    size > HARMLESS && size / packed.max(1) > MOST_GROWTH
}

/// Tells progress and asks for cancelling while a part is unpacked.
struct Watch<'a> {
    reading: &'a Reading<'a>,
    before: u64,
    expected: u64,
    taken: u64,
}

/// Where the blocks of a part come from.
enum Source<'z> {
    Here(Unpacking<'z>),
    Waiting(Receiver<Result<Vec<u8>, Stopped>>),
}

/// The unpacked bytes of a part.
pub(super) struct Unpacked<'z> {
    blocks: Source<'z>,
    watch: Watch<'z>,
}

impl Blocks for &mut Unpacked<'_> {
    fn next_block(&mut self, buffer: &mut Vec<u8>) -> Result<bool, Failure> {
        let watch = &mut self.watch;
        watch.reading.go_on()?;
        let before = buffer.len();
        match &mut self.blocks {
            Source::Here(part) => part.next(buffer).map_err(|stopped| stopped.told(watch.reading))?,
            Source::Waiting(receive) => {
                let block =
                    receive.recv().map_err(|_gone| Failure::Sheet("its part is damaged".to_owned()))?;
                buffer.extend_from_slice(&block.map_err(|stopped| stopped.told(watch.reading))?);
                buffer.len() > before
            }
        };
        let more = buffer.len() > before;
        watch.taken += u64::try_from(buffer.len() - before).unwrap_or(u64::MAX);
        if watch.expected > 0 {
            watch.reading.tell((watch.before + watch.taken) as f32 / watch.expected.max(watch.taken) as f32);
        }
        Ok(more)
    }
}
