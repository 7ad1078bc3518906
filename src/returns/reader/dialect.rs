//! How a text separates its fields: found by how well its first rows agree.

use super::records::Records;

/// How many rows tell the separator.
const SAMPLE: usize = 200;

/// The separator of a text and how many fields most of its rows have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::returns) struct Dialect {
    /// Comma, semicolon, tab, pipe, or what the file names.
    pub separator: u8,
    /// Fields of most rows; zero where no two rows agree on more than one.
    pub width: usize,
}

impl Dialect {
    /// The dialect of a text, and the text after a first line such as `sep=;` that Excel does not
    /// show.
    pub(in crate::returns) fn of(text: &str) -> (Self, &str) {
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        let named = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=");
        if let Some([separator]) = named.map(str::as_bytes)
            && separator.is_ascii()
        {
            return (Self { separator: *separator, width: fit(rest, *separator).width }, rest);
        }
        let fits = [b',', b';', b'\t', b'|'].map(|separator| (fit(text, separator), separator));
        let better = |best: (Fit, u8), other: (Fit, u8)| if other.0 > best.0 { other } else { best };
        let (fit, separator) = fits.into_iter().reduce(better).unwrap_or_default();
        (Self { separator, width: fit.width }, text)
    }
}

/// How well a separator fits.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Rows that agree on their number of fields, times fields that are whole, in ten-thousandths.
    agreement: usize,
    width: usize,
}

fn fit(text: &str, separator: u8) -> Fit {
    let mut records = Records::new(text, Dialect { separator, width: 0 }, 0..text.len());
    let (mut counts, mut fields, mut whole) = (Vec::new(), 0_usize, 0_usize);
    while counts.len() < SAMPLE
        && let Some(record) = records.next()
    {
        if record.is_blank() {
            continue;
        }
        counts.push(record.len());
        fields += record.len();
        whole += (0..record.len()).filter(|at| is_whole(&record.text(*at), separator)).count();
    }
    let agree = |n: usize| counts.iter().filter(|count| **count == n).count();
    let several = counts.iter().copied().filter(|n| *n > 1);
    let (rows, width) = several.map(|n| (agree(n), n)).max().unwrap_or((0, 0));
    // Quotation marks that never close are those of fields cut through.
    let rows = rows.saturating_sub(records.open_quotes.len());
    let share = |part: usize, all: usize| part * 100 / all.max(1);
    Fit { agreement: share(rows, counts.len()) * share(whole, fields), width }
}

/// Whether a field looks like one: commas split prose with a blank after them, and another
/// separator between two words means that this is not the one.
fn is_whole(field: &str, separator: u8) -> bool {
    let bytes = field.as_bytes();
    if field.starts_with(' ') && separator == b',' {
        return false;
    }
    !bytes.windows(2).any(|pair| match pair {
        [b';' | b'|' | b'\t', _] => true,
        [b',', after] => !after.is_ascii_digit() && !matches!(after, b' ' | b'\r' | b'\n'),
        _ => false,
    })
}
