//! Tables as performance managers are sent them, each with several traps, made here with made-up
//! figures; what must be taken of each, and nothing else.

use spruce::{
    domain::Observation,
    returns::{Known, ReturnReading, Source, read},
    workbook::catalogue,
};

/// A file as text, and each figure that it must give: indicator, area, period, value.
struct Case {
    name: &'static str,
    text: &'static str,
    figures: &'static [&'static str],
}

fn import(name: &str, text: &str) -> ReturnReading {
    read(&Source::new(name, text.as_bytes()), &Known::new(catalogue()), &|_| {}, &|| false).unwrap()
}

/// A figure in a line; areas without a code go by their name.
pub(crate) fn line(figure: &Observation) -> String {
    let area = figure.area.as_str().trim_start_matches('~');
    let value = figure.value.map_or_else(
        || figure.mark.map_or("nothing", spruce::domain::Mark::label).to_owned(),
        |value| format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned(),
    );
    let group = figure.group.as_ref().map_or_else(String::new, |group| format!(" ({})", group.value));
    format!("{} {area} {} {value}{group}", figure.indicator, figure.period.stored())
}

fn lines(reading: &ReturnReading) -> Vec<String> {
    let wanted = reading.sheets.iter().filter(|sheet| sheet.wanted);
    let mut lines: Vec<String> = wanted.flat_map(|sheet| sheet.observations.iter().map(line)).collect();
    lines.sort();
    lines
}

fn check(case: &Case) {
    let reading = import(case.name, case.text);
    let mut expected: Vec<String> = case.figures.iter().map(|text| (*text).to_owned()).collect();
    expected.sort();
    let sheet = &reading.sheets[0];
    assert_eq!(lines(&reading), expected, "{}: {:#?} {:#?}", case.name, sheet.findings, sheet.guesses);
    assert!(reading.questions().is_empty(), "{} asks {:?}", case.name, reading.questions());
}

/// As [`check`], whether or not the return asks to be looked at.
fn check_unasked(case: &Case) {
    let reading = import(case.name, case.text);
    let mut expected: Vec<String> = case.figures.iter().map(|text| (*text).to_owned()).collect();
    expected.sort();
    let sheet = &reading.sheets[0];
    assert_eq!(lines(&reading), expected, "{}: {:#?} {:#?}", case.name, sheet.findings, sheet.guesses);
}

#[test]
fn periods_that_only_a_title_completes() {
    for case in [
        Case {
            name: "months without a year.csv",
            text: "Exampleton PCT maternity dashboard 2010/11\n\n\
                Indicator,Unit,Target,Apr,May,Jan,YTD,RAG\n\
                Smoking at delivery,%,15%,16.1%,15.8%,n/a,16%,Red\n\
                Midwife to birth ratio,1:n,1:28,1:31,1 to 29,30:1,1:30,Amber\n",
            figures: &[
                "smoking_at_delivery exampleton pct 2010-04+1 16.1",
                "smoking_at_delivery exampleton pct 2010-05+1 15.8",
                "smoking_at_delivery exampleton pct 2011-01+1 not available",
                "births_per_midwife exampleton pct 2010-04+1 31",
                "births_per_midwife exampleton pct 2010-05+1 29",
                "births_per_midwife exampleton pct 2011-01+1 30",
            ],
        },
        Case {
            name: "quarters without a year.csv",
            text: "VSB06 Early access for women to maternity services 2010-11\n\n\
                PCT Code,PCT Name,Q1,Q2,Q3,Q4,Year to date\n\
                5ZZ,Exampleton PCT,80.1,81.2,82.3,,81.2\n",
            figures: &[
                "booked_by_12_weeks 5ZZ 2010-04+3 80.1",
                "booked_by_12_weeks 5ZZ 2010-07+3 81.2",
                "booked_by_12_weeks 5ZZ 2010-10+3 82.3",
            ],
        },
        Case {
            name: "months beside their sums.csv",
            text: "Exampleton PCT 2010/11\n\
                Indicator,Apr,Apr YTD,May,May YTD\n\
                Smoking at delivery %,20,20,22,21\n",
            figures: &[
                "smoking_at_delivery exampleton pct 2010-04+1 20",
                "smoking_at_delivery exampleton pct 2010-05+1 22",
            ],
        },
        Case {
            name: "short years.csv",
            text: "PCT,Indicator,07/08,08/09,09/10\n\
                Exampleton PCT,Smoking at delivery (%),22,21.1,n/a\n",
            figures: &[
                "smoking_at_delivery exampleton pct 2007-04+12 22",
                "smoking_at_delivery exampleton pct 2008-04+12 21.1",
                "smoking_at_delivery exampleton pct 2009-04+12 not available",
            ],
        },
    ] {
        check(&case);
    }
}

#[test]
fn plans_changes_and_years_before_are_no_figures() {
    for case in [
        Case {
            name: "previous year.csv",
            text: "\"Exampleton PCT, 2010/11\"\n\
                Indicator,Actual,Target,Previous year,Variance,England\n\
                Smoking at delivery (%),19.5,19,21,0.5,13.5\n",
            figures: &[
                "smoking_at_delivery exampleton pct 2010-04+12 19.5",
                "smoking_at_delivery E92000001 2010-04+12 13.5",
            ],
        },
        Case {
            name: "plan rows.csv",
            text: "Exampleton PCT (5ZZ)\n\
                Indicator,Line,Q1 2010/11,Q2 2010/11\n\
                Smoking at delivery,Plan,18%,17%\n\
                Smoking at delivery,Actual,20%,19%\n\
                Smoking at delivery,Variance,2%,2%\n\
                Smoking at delivery target,Actual,15%,15%\n",
            figures: &["smoking_at_delivery 5ZZ 2010-04+3 20", "smoking_at_delivery 5ZZ 2010-07+3 19"],
        },
    ] {
        check(&case);
    }
}

#[test]
fn shares_units_and_scales() {
    for case in [
        Case {
            name: "shares in a cell.csv",
            text: "Trust,Period,Breastfeeding initiation,Smoking at delivery\n\
                Exampleton Hospitals NHS Trust,Q1 2010/11,45/60 (75%),20% (12 of 60)\n\
                Exampleton Hospitals NHS Trust,Q2 2010/11,33/44,*\n",
            figures: &[
                "breastfeeding_initiation exampleton hospitals nhs trust 2010-04+3 75",
                "breastfeeding_initiation exampleton hospitals nhs trust 2010-07+3 75",
                "smoking_at_delivery exampleton hospitals nhs trust 2010-04+3 20",
                "smoking_at_delivery exampleton hospitals nhs trust 2010-07+3 suppressed",
            ],
        },
        Case {
            name: "unit column.csv",
            text: "Organisation,Period,Indicator,Value,Unit\n\
                Exampleton PCT,2010/11,Smoking at delivery,19.5,%\n\
                Exampleton PCT,2010/11,Infant mortality,\"4.9\",\"per 1,000 live births\"\n\
                Sampleford PCT,2010/11,Smoking at delivery,0.12,proportion\n\
                Sampleford PCT,2010/11,Infant mortality,39,\"per 10,000\"\n",
            figures: &[
                "smoking_at_delivery exampleton pct 2010-04+12 19.5",
                "infant_mortality exampleton pct 2010-04+12 4.9",
                "smoking_at_delivery sampleford pct 2010-04+12 12",
                "infant_mortality sampleford pct 2010-04+12 3.9",
            ],
        },
        Case {
            name: "thousands.csv",
            text: "Region,Year,Total births (000s),Stillbirths\n\
                North East,2009,30,150\n\
                East Midlands,2009,125,700\n",
            figures: &["stillbirths E12000001 2009-01+12 5", "stillbirths E12000004 2009-01+12 5.6"],
        },
        Case {
            name: "per ten thousand.csv",
            text: "Area,Year,\"Infant deaths per 10,000 live births\"\n\
                Exampleshire,2008,48\n\
                Samplefordshire,2008,45\n",
            figures: &[
                "infant_mortality exampleshire 2008-01+12 4.8",
                "infant_mortality samplefordshire 2008-01+12 4.5",
            ],
        },
        Case {
            name: "decimal commas.csv",
            text: "PCT;Quarter;% smoking at delivery\n\
                Exampleton PCT;Q1 2010/11;20,5\n\
                Sampleford PCT;Q1 2010/11;12,4\n\
                Trialham PCT;Q1 2010/11;9,1\n",
            figures: &[
                "smoking_at_delivery exampleton pct 2010-04+3 20.5",
                "smoking_at_delivery sampleford pct 2010-04+3 12.4",
                "smoking_at_delivery trialham pct 2010-04+3 9.1",
            ],
        },
    ] {
        check(&case);
    }
}

#[test]
fn rows_that_are_sums_or_parts_of_others() {
    for case in [
        Case {
            name: "subtotals.csv",
            text: "Breastfeeding initiation Q4 2010/11\n\n\
                Code,Name,Live births,Breastfeeding initiated,%\n\
                5ZZ,Exampleton PCT,100,70,70.0\n\
                ,of which: Hill ward,20,10,50.0\n\
                ,Sub-total,100,70,70.0\n\n\
                Code,Name,Live births,Breastfeeding initiated,%\n\
                5XX,Trialham PCT,50,40,80.0\n\
                ,Subtotal South,50,40,80.0\n\
                ,Grand total,150,110,73.3\n",
            figures: &[
                "breastfeeding_initiation 5ZZ 2011-01+3 70",
                "breastfeeding_initiation 5XX 2011-01+3 80",
            ],
        },
        Case {
            name: "breakdown.csv",
            text: "area_code,area_name,period,indicator,value,inequality\n\
                E92000001,England,2010/11,Smoking at delivery,18,Most deprived fifth\n\
                E92000001,England,2010/11,Smoking at delivery,9,Least deprived fifth\n\
                E92000001,England,2010/11,Smoking at delivery,13.5,NA\n\
                E09000022,Lambeth,2010/11,Smoking at delivery,8.5,NA\n",
            figures: &[
                "smoking_at_delivery E92000001 2010-04+12 18 (Most deprived fifth)",
                "smoking_at_delivery E92000001 2010-04+12 9 (Least deprived fifth)",
                "smoking_at_delivery E92000001 2010-04+12 13.5",
                "smoking_at_delivery E09000022 2010-04+12 8.5",
            ],
        },
        Case {
            name: "parts of an indicator in rows.csv",
            text: "Exampleton PCT (5ZZ)\n\
                Indicator,Line,Q1 2010/11,Q2 2010/11\n\
                Smoking at delivery,Number of maternities,200,250\n\
                ,Number smoking,40,45\n\
                ,Percentage,20.0%,18.0%\n",
            figures: &["smoking_at_delivery 5ZZ 2010-04+3 20", "smoking_at_delivery 5ZZ 2010-07+3 18"],
        },
    ] {
        check(&case);
    }
}

#[test]
fn look_alikes_are_told_apart() {
    for case in [
        Case {
            name: "doses.csv",
            text: "Quarter,PCT code,MMR 1 at 2nd birthday %,MMR 1 at 5th birthday %,MMR 2 at 5th birthday %\n\
                Q3 2010/11,5ZZ,88.1,92.2,80.3\n",
            figures: &[
                "mmr1_24_months 5ZZ 2010-10+3 88.1",
                "mmr1_5_years 5ZZ 2010-10+3 92.2",
                "mmr2_5_years 5ZZ 2010-10+3 80.3",
            ],
        },
        Case {
            name: "negations.csv",
            text: "PCT,Quarter,% not smoking at delivery,% smoking at delivery\n\
                Exampleton PCT,Q1 2010/11,78,20\n",
            figures: &["smoking_at_delivery exampleton pct 2010-04+3 20"],
        },
        Case {
            name: "weeks.csv",
            text: "PCT,Quarter,Booked by 10 weeks (%),Booked by 12+6 weeks (%),Breastfed at 6-8 weeks (%)\n\
                Exampleton PCT,Q1 2010/11,50,85,45\n",
            figures: &[
                "booked_by_10_weeks exampleton pct 2010-04+3 50",
                "booked_by_12_weeks exampleton pct 2010-04+3 85",
                "breastfeeding_6_8_weeks exampleton pct 2010-04+3 45",
            ],
        },
        Case {
            name: "hospitals.csv",
            text: "Unit,Quarter,Deliveries,Smokers at delivery,Percentage smoking\n\
                Sampleford Hospital (RXX),Q1 2010/11,400,60,15.0%\n\
                Exampleton General (RYY),Q1 2010/11,500,50,10.0%\n",
            figures: &["smoking_at_delivery RXX 2010-04+3 15", "smoking_at_delivery RYY 2010-04+3 10"],
        },
    ] {
        check(&case);
    }
}

#[test]
fn a_value_in_another_unit_than_those_around_it_is_refused() {
    let reading = import(
        "mixed.csv",
        "PCT code,Quarter,% booked by 12 weeks\n\
         5ZA,Q1 2010/11,78.2\n\
         5ZB,Q1 2010/11,81\n\
         5ZC,Q1 2010/11,0.791\n\
         5ZD,Q1 2010/11,88.8\n\
         5ZE,Q1 2010/11,90.1\n",
    );
    assert_eq!(lines(&reading).len(), 4);
    let finding = reading.sheets[0].findings.iter().find(|finding| finding.code == "unit_mixed").unwrap();
    assert_eq!(finding.place.cell, "C4");
}

#[test]
fn a_table_on_its_side_is_told_and_not_read_wrongly() {
    let reading = import(
        "side.csv",
        "Organisation code,5ZZ,5YY\n\
         Organisation name,Exampleton PCT,Sampleford PCT\n\
         Period,Q2 2010/11,Q2 2010/11\n\
         Number of maternities,500,400\n\
         Number smoking at delivery,100,44\n",
    );
    assert!(lines(&reading).is_empty());
    assert!(reading.sheets[0].findings.iter().any(|finding| finding.code == "table_on_its_side"));
}

#[test]
fn parts_that_a_column_or_a_bare_heading_names() {
    for case in [
        Case {
            name: "part column.csv",
            text: "Organisation code,Metric,Part,Q1 2010/11,Q2 2010/11\n\
                5ZZ,Smoking at delivery,Numerator,40,45\n\
                5ZZ,Smoking at delivery,Denominator,200,250\n",
            figures: &["smoking_at_delivery 5ZZ 2010-04+3 20", "smoking_at_delivery 5ZZ 2010-07+3 18"],
        },
        Case {
            name: "letters under a heading.csv",
            text: "PCT code,Quarter,Smoking at delivery,,,Breastfeeding initiation,,\n\
                ,,N,D,%,N,D,%\n\
                5ZZ,Q1 2010/11,60,400,15.0,280,400,70.0\n",
            figures: &["smoking_at_delivery 5ZZ 2010-04+3 15", "breastfeeding_initiation 5ZZ 2010-04+3 70"],
        },
        Case {
            name: "cots.csv",
            text: "Trust code,Month,Neonatal cots occupied,Neonatal cots available\n\
                RZA,Oct-10,0,0\n\
                RZB,Oct-10,9,12\n",
            figures: &[
                "neonatal_cot_occupancy RZA 2010-10+1 not applicable",
                "neonatal_cot_occupancy RZB 2010-10+1 75",
            ],
        },
        Case {
            name: "deaths counted.csv",
            text: "Trust code,Year,Stillbirths\nRZA,2010,12\nRZB,2010,20\n",
            figures: &[],
        },
        Case {
            name: "larger counts of something.csv",
            text: "PCT code,Quarter,Women delivered here,Smoking at delivery\n\
                5ZZ,Q1 2010/11,400,60\n\
                5ZY,Q1 2010/11,300,33\n",
            figures: &[],
        },
        Case {
            name: "rate per ten thousand.csv",
            text: "Area code,Year,\"Infant mortality rate¹ per 10,000 live births\"\n\
                E08000035,2010,52\n\
                E08000036,2010,48\n",
            figures: &[
                "infant_mortality E08000035 2010-01+12 5.2",
                "infant_mortality E08000036 2010-01+12 4.8",
            ],
        },
    ] {
        check_unasked(&case);
    }
}

#[test]
fn counts_that_contradict_a_percentage_are_said_and_left() {
    let reading = import(
        "contradicted.csv",
        "Area code,Period,Percentage smoking at delivery,Denominator,Numerator\n\
         5ZA,Q1 2010/11,14.0,500,310\n\
         5ZB,Q1 2010/11,15.0,400,220\n\
         5ZC,Q1 2010/11,16.0,600,200\n\
         5ZD,Q1 2010/11,17.0,200,140\n\
         5ZE,Q1 2010/11,18.0,300,90\n",
    );
    assert_eq!(lines(&reading).len(), 5);
    assert!(lines(&reading).iter().any(|line| line == "smoking_at_delivery 5ZA 2010-04+3 14"));
    assert!(reading.sheets[0].findings.iter().any(|finding| finding.code == "counts_doubtful"));
}

#[test]
fn tables_side_by_side_and_one_below_another() {
    for case in [
        Case {
            name: "side by side.csv",
            text: "Smoking at delivery\n\n\
                2009/10,,,,,2010/11,,,\n\
                PCT code,PCT name,Maternities,Smokers,,PCT code,PCT name,Maternities,Smokers\n\
                5ZZ,Exampleton,300,60,,5ZY,Sampleford,200,30\n\
                5ZY,Sampleford,210,42,,5ZZ,Exampleton,310,31\n",
            figures: &[
                "smoking_at_delivery 5ZZ 2009-04+12 20",
                "smoking_at_delivery 5ZY 2009-04+12 20",
                "smoking_at_delivery 5ZZ 2010-04+12 10",
                "smoking_at_delivery 5ZY 2010-04+12 15",
            ],
        },
        Case {
            name: "for PCTs and then for trusts.csv",
            text: "\"Early booking, Q1 2011/12\"\n\
                PCT,Women seen by 12 weeks,Maternities,%\n\
                5ZZ,400,500,80%\n\
                Source: local return\n\
                Trust,Women seen by 12 weeks,Maternities,%\n\
                RZA,270,300,90%\n",
            figures: &["booked_by_12_weeks 5ZZ 2011-04+3 80", "booked_by_12_weeks RZA 2011-04+3 90"],
        },
    ] {
        check_unasked(&case);
    }
}

#[test]
fn organisations_across_under_names_or_codes() {
    let text = "COVER quarter 3 2010-11\n\n\
        ,Exampleton,Sampleford,SHA total\n\
        MMR1 at 24 months %,88.0,90.1,89.2\n\
        MMR2 at 5 years %,81.0,84.0,82.4\n";
    let reading = import("across.csv", text);
    let expected = [
        "mmr1_24_months exampleton 2010-10+3 88",
        "mmr1_24_months sampleford 2010-10+3 90.1",
        "mmr2_5_years exampleton 2010-10+3 81",
        "mmr2_5_years sampleford 2010-10+3 84",
    ];
    assert_eq!(lines(&reading), expected);
    let questions = reading.questions();
    assert!(questions.iter().any(|(question, _)| question.text.contains("Exampleton, Sampleford")));
    check_unasked(&Case {
        name: "names over codes.csv",
        text: "Maternity indicators Q1 2011/12\n\n\
            Indicator,Exampleton PCT,Sampleford PCT,England\n\
            Code,5ZZ,5ZY,\n\
            Smoking at delivery %,18.0,15.0,13.5\n",
        figures: &[
            "smoking_at_delivery 5ZZ 2011-04+3 18",
            "smoking_at_delivery 5ZY 2011-04+3 15",
            "smoking_at_delivery E92000001 2011-04+3 13.5",
        ],
    });
}

#[test]
fn whose_the_rows_are() {
    for case in [
        Case {
            name: "codes before names.csv",
            text: "PCT,Quarter,% smoking at delivery\n\
                5ZZ Exampleton,Q1 2010/11,18\n\
                5ZY - Sampleford,Q1 2010/11,15\n\
                Other PCTs,Q1 2010/11,40\n\
                Unknown,Q1 2010/11,50\n\
                Cluster average,Q1 2010/11,17\n\
                England (excluding London),Q1 2010/11,14\n",
            figures: &["smoking_at_delivery 5ZZ 2010-04+3 18", "smoking_at_delivery 5ZY 2010-04+3 15"],
        },
        Case {
            name: "commissioners and providers.csv",
            text: "Commissioner code,Provider code,Quarter,Maternities,Smokers at delivery\n\
                5ZZ,RZA,Q1 2010/11,300,60\n\
                5ZZ,RZB,Q1 2010/11,200,20\n\
                5ZY,RZB,Q1 2010/11,400,40\n",
            figures: &[
                "smoking_at_delivery 5ZZ 2010-04+3 20 (RZA)",
                "smoking_at_delivery 5ZZ 2010-04+3 10 (RZB)",
                "smoking_at_delivery 5ZY 2010-04+3 10 (RZB)",
            ],
        },
        Case {
            name: "hospitals of a trust.csv",
            text: "Trust code,Trust,PCT code,Quarter,Maternities,Smokers at delivery\n\
                RZA,Exampleton Hospitals NHS Trust,5ZZ,Q1 2010/11,300,60\n\
                RZA,Exampleton Hospitals NHS Trust,5ZY,Q1 2010/11,200,20\n",
            figures: &["smoking_at_delivery 5ZZ 2010-04+3 20", "smoking_at_delivery 5ZY 2010-04+3 10"],
        },
    ] {
        check_unasked(&case);
    }
}

#[test]
fn when_the_rows_are_about() {
    for case in [
        Case {
            name: "from and to.csv",
            text: "Trust code,From,To,Deliveries,Smokers\n\
                RZA,01/04/2010,30/06/2010,400,60\n\
                RZA,01/07/2010,30/09/2010,400,80\n",
            figures: &["smoking_at_delivery RZA 2010-04+3 15", "smoking_at_delivery RZA 2010-07+3 20"],
        },
        Case {
            name: "years in six figures.csv",
            text: "pct_code,fin_year,Smokers,Maternities\n5ZZ,200910,60,400\n5ZZ,201011,80,400\n",
            figures: &["smoking_at_delivery 5ZZ 2009-04+12 15", "smoking_at_delivery 5ZZ 2010-04+12 20"],
        },
        Case {
            name: "quarter beside year to date.csv",
            text: "PCT,Period,Smokers in quarter,Maternities in quarter,Smokers year to date,Maternities year to date\n\
                5ZZ,Q2 2010/11,120,800,250,1580\n",
            figures: &["smoking_at_delivery 5ZZ 2010-07+3 15"],
        },
        Case {
            name: "a reason in words.csv",
            text: "PCT,Period,Maternities,Smokers\n5ZZ,Q2 2010/11,800,n/a – not returned\n",
            figures: &["smoking_at_delivery 5ZZ 2010-07+3 not available"],
        },
    ] {
        check_unasked(&case);
    }
    let paper = "Board paper of 12 May 2011\nPCT code,Maternities,Smokers at delivery\n5ZZ,400,60\n";
    assert!(lines(&import("paper.csv", paper)).is_empty());
}

#[test]
fn whole_numbers_read_as_rates_are_told() {
    let told = |values: [&str; 3]| {
        let rows: Vec<String> = values
            .iter()
            .zip(["5ZZ", "5YY", "5XX"])
            .map(|(v, pct)| format!("{pct},2010/11,Stillbirths,{v}"))
            .collect();
        let reading = import("long.csv", &format!("PCT,Period,Measure,Value\n{}\n", rows.join("\n")));
        reading.sheets[0].findings.iter().any(|finding| finding.code == "count_or_rate")
    };
    assert!(told(["12", "9", "15"]));
    assert!(!told(["5.1", "4", "6.2"]));
}
