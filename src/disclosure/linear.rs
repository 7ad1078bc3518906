//! The cheapest way to shift numbers so that every sum stays as it is: a small linear programme, solved by
//! the simplex method with bounds.
//!
//! Pure arithmetic: it knows neither figures nor people.

/// How far one number may be shifted, and what a shift by one costs.
#[derive(Clone, Debug)]
pub(super) struct Shift {
    /// How far up.
    pub up: f64,
    /// How far down.
    pub down: f64,
    /// What each unit costs, either way.
    pub cost: f64,
    /// The sums that it is in, with its sign there.
    pub sums: Vec<(usize, f64)>,
}

/// Less than this is nothing.
const TINY: f64 = 1e-7;
/// Steps after which the search is given up; what is not found is taken as not to be there.
const STEPS: usize = 4_000;

/// The cheapest shifts that bring each sum to `wanted`; `None` where there are none.
pub(super) fn cheapest(shifts: &[Shift], wanted: &[f64]) -> Option<Vec<f64>> {
    let mut tableau = Tableau::new(shifts, wanted);
    let missing = tableau.missing();
    tableau.descend(missing, false)?;
    if tableau.rows.iter().any(|row| row.basic.is_none() && row.value > 1e-6) {
        return None;
    }
    let price = tableau.price(shifts);
    tableau.descend(price, true)?;
    Some(tableau.result(shifts.len()))
}

/// One sum: what is in it, solved for the one number that it gives.
struct Row {
    factors: Vec<f64>,
    value: f64,
    /// The number that this row gives; `None` for what is still missing from the sum.
    basic: Option<usize>,
}

/// A number has two columns, for up and down, each from 0 to its limit.
struct Tableau {
    rows: Vec<Row>,
    limits: Vec<f64>,
    /// Whether a column is counted from its limit downwards.
    flipped: Vec<bool>,
}

fn at(list: &[f64], place: usize) -> f64 {
    list.get(place).copied().unwrap_or(0.0)
}

/// Takes `times` of `other` away from `list`.
fn take(list: &mut [f64], other: &[f64], times: f64) {
    for (own, other) in list.iter_mut().zip(other) {
        *own -= times * other;
    }
}

impl Tableau {
    fn new(shifts: &[Shift], wanted: &[f64]) -> Self {
        let columns = shifts.len() * 2;
        let mut rows: Vec<Row> = wanted
            .iter()
            .map(|value| Row { factors: vec![0.0; columns], value: *value, basic: None })
            .collect();
        for (i, shift) in shifts.iter().enumerate() {
            for (sum, sign) in &shift.sums {
                let Some(row) = rows.get_mut(*sum) else { continue };
                for (place, sign) in [(2 * i, *sign), (2 * i + 1, -*sign)] {
                    if let Some(factor) = row.factors.get_mut(place) {
                        *factor += sign;
                    }
                }
            }
        }
        for row in rows.iter_mut().filter(|row| row.value < 0.0) {
            row.value = -row.value;
            row.factors.iter_mut().for_each(|factor| *factor = -*factor);
        }
        let limits = shifts.iter().flat_map(|shift| [shift.up.max(0.0), shift.down.max(0.0)]).collect();
        Self { rows, limits, flipped: vec![false; columns] }
    }

    /// What each column adds to all that is missing.
    fn missing(&self) -> Vec<f64> {
        let mut all = vec![0.0; self.limits.len()];
        for row in &self.rows {
            take(&mut all, &row.factors, 1.0);
        }
        all
    }

    /// What each column adds to the cost, as the rows stand.
    fn price(&self, shifts: &[Shift]) -> Vec<f64> {
        let cost = |column: usize| {
            let cost = shifts.get(column / 2).map_or(0.0, |shift| shift.cost);
            if self.flipped.get(column) == Some(&true) { -cost } else { cost }
        };
        let mut all: Vec<f64> = (0..self.limits.len()).map(cost).collect();
        for row in &self.rows {
            if let Some(basic) = row.basic {
                take(&mut all, &row.factors, cost(basic));
            }
        }
        all
    }

    /// Goes down along `price` until nothing gets cheaper. Once `settled`, nothing may go missing again.
    fn descend(&mut self, mut price: Vec<f64>, settled: bool) -> Option<()> {
        for step in 0..STEPS {
            let falling = price.iter().enumerate().filter(|(_, price)| **price < -TINY);
            // The steepest first; in the end the first, which never goes round in circles.
            let entering = if step < STEPS / 4 {
                falling.min_by(|a, b| a.1.total_cmp(b.1))
            } else {
                falling.min_by_key(|(column, _)| *column)
            };
            let Some((entering, _)) = entering else { return Some(()) };
            self.enter(entering, &mut price, settled);
        }
        None
    }

    /// Lets one column grow as far as the limits allow.
    fn enter(&mut self, entering: usize, price: &mut [f64], settled: bool) {
        let mut furthest = at(&self.limits, entering);
        let mut leaving: Option<(usize, bool)> = None;
        for (r, row) in self.rows.iter().enumerate() {
            let factor = at(&row.factors, entering);
            let limit = row.basic.map_or(f64::INFINITY, |basic| at(&self.limits, basic));
            let (far, at_limit) = if settled && row.basic.is_none() && factor.abs() > TINY {
                (0.0, false)
            } else if factor > TINY {
                (row.value / factor, false)
            } else if factor < -TINY && limit.is_finite() {
                ((limit - row.value) / -factor, true)
            } else {
                continue;
            };
            let lower = |other: usize| {
                let basic = |r: usize| self.rows.get(r).and_then(|row| row.basic);
                basic(r) < basic(other)
            };
            let ties = leaving.is_some_and(|(other, _)| (far - furthest).abs() <= 1e-12 && lower(other));
            if far < furthest - 1e-12 || ties {
                furthest = far.max(0.0);
                leaving = Some((r, at_limit));
            }
        }
        match leaving {
            None => self.flip(entering, price, furthest),
            Some((r, at_limit)) => self.pivot(r, at_limit, entering, price),
        }
    }

    /// The column goes to its limit and is counted from there.
    fn flip(&mut self, column: usize, price: &mut [f64], limit: f64) {
        for row in &mut self.rows {
            row.value -= at(&row.factors, column) * limit;
            if let Some(factor) = row.factors.get_mut(column) {
                *factor = -*factor;
            }
        }
        if let Some(price) = price.get_mut(column) {
            *price = -*price;
        }
        self.turn(column);
    }

    fn turn(&mut self, column: usize) {
        if let Some(flipped) = self.flipped.get_mut(column) {
            *flipped = !*flipped;
        }
    }

    /// Row `r` gives `entering` from now on.
    fn pivot(&mut self, r: usize, at_limit: bool, entering: usize, price: &mut [f64]) {
        let Some(row) = self.rows.get_mut(r) else { return };
        let left = row.basic.filter(|_| at_limit);
        let limit = left.map_or(0.0, |basic| at(&self.limits, basic));
        if let Some(left) = left {
            // Counted from its limit: all signs of the row turn but its own.
            row.value = limit - row.value;
            for (column, factor) in row.factors.iter_mut().enumerate() {
                if column != left {
                    *factor = -*factor;
                }
            }
        }
        let by = at(&row.factors, entering);
        row.factors.iter_mut().for_each(|factor| *factor /= by);
        row.value /= by;
        row.basic = Some(entering);
        let (factors, value) = (row.factors.clone(), row.value);
        if let Some(left) = left {
            self.turn(left);
            // Nothing else holds it, so nothing else turns.
        }
        for (other, row) in self.rows.iter_mut().enumerate().filter(|(other, _)| *other != r) {
            let _ = other;
            let times = at(&row.factors, entering);
            if times.abs() > 1e-12 {
                take(&mut row.factors, &factors, times);
                row.value -= times * value;
            }
        }
        let times = at(price, entering);
        take(price, &factors, times);
    }

    fn result(&self, count: usize) -> Vec<f64> {
        let mut columns = vec![0.0; self.limits.len()];
        for row in &self.rows {
            if let Some(place) = row.basic.and_then(|basic| columns.get_mut(basic)) {
                *place = row.value;
            }
        }
        let value = |column: usize| {
            let value = at(&columns, column);
            if self.flipped.get(column) == Some(&true) { at(&self.limits, column) - value } else { value }
        };
        (0..count).map(|i| value(2 * i) - value(2 * i + 1)).collect()
    }
}
