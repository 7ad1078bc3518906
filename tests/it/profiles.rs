//! Returns of published families in their own shapes, with made-up figures: what their profiles know
//! that their headings do not say.

use spruce::{
    domain::Mark,
    returns::{Known, SheetReading, Source, read},
    workbook::catalogue,
};

fn csv(name: &str, text: &str) -> SheetReading {
    let source = Source::new(name, text.as_bytes());
    read(&source, &Known::new(catalogue()), &|_| {}, &|| false).unwrap().sheets.remove(0)
}

fn recognised(sheet: &SheetReading) -> &str {
    sheet.profile.as_ref().map_or("", |profile| profile.id.as_str())
}

/// Value, numerator and denominator of an indicator for an area and a period.
fn figure(sheet: &SheetReading, key: (&str, &str, &str)) -> [Option<f64>; 3] {
    let found = sheet
        .observations
        .iter()
        .find(|o| (o.indicator.as_str(), o.area.as_str(), &*o.period.stored()) == key)
        .unwrap_or_else(|| panic!("no {key:?}: {:#?} {:#?}", sheet.findings, sheet.mapping));
    [found.value, found.numerator, found.denominator]
}

#[test]
fn monthly_maternity_statistics_of_2024_are_counts_by_dimension() {
    let mut text = "Org_Code,Org_Name,Org_Level,ReportingPeriodStartDate,ReportingPeriodEndDate,Dimension,Measure,Final_value,Count_Of\n".to_owned();
    for (dimension, measure, count) in [
        ("GestAgeFormalAntenatalBookingGroup", "0 to 70 days", 300),
        ("GestAgeFormalAntenatalBookingGroup", "71 to 90 days", 100),
        ("GestAgeFormalAntenatalBookingGroup", "91 to 140 days", 60),
        ("GestAgeFormalAntenatalBookingGroup", "141+ days", 40),
        ("GestAgeFormalAntenatalBookingGroup", "Missing Value / Value outside reporting parameters", 20),
        ("SmokingStatusGroupBooking", "Smoker", 45),
        ("SmokingStatusGroupBooking", "Non-Smoker / Ex-Smoker", 405),
        ("CQIMSmokingDelivery", "Numerator", 30),
        ("CQIMSmokingDelivery", "Denominator", 400),
        ("CQIMSmokingDelivery", "Rate", 8),
        ("AgeAtBookingMotherGroup", "Under 20", 15),
    ] {
        let row = format!("RQ3,A TRUST,Provider,2024-05-01,2024-05-31,{dimension},{measure},{count},Women\n");
        text.push_str(&row);
    }
    let sheet = csv("msds-may2024-exp-data.csv", &text);
    assert_eq!(recognised(&sheet), "maternity_services_monthly");
    let may = "2024-05+1";
    let booked = [Some(80.0), Some(400.0), Some(500.0)];
    assert_eq!(figure(&sheet, ("booked_by_12_weeks", "RQ3", may)), booked);
    assert_eq!(figure(&sheet, ("smoking_at_booking", "RQ3", may)), [Some(10.0), Some(45.0), Some(450.0)]);
    assert_eq!(figure(&sheet, ("smoking_at_delivery", "RQ3", may)), [Some(7.5), Some(30.0), Some(400.0)]);
    assert_eq!(sheet.observations.len(), 5, "{:#?}", sheet.observations);
}

#[test]
fn quality_measures_of_2023_have_other_headings() {
    let text = "RPStartDate,RPEndDate,OrgCode,OrgName,OrgLevel,IndicatorFamily,Indicator,Currency,Value\n\
        2023-02-01,2023-02-28,RQ3,A TRUST,Provider,CQIM,CQIMSmokingBooking,Numerator,45\n\
        2023-02-01,2023-02-28,RQ3,A TRUST,Provider,CQIM,CQIMSmokingBooking,Denominator,450\n\
        2023-02-01,2023-02-28,RQ3,A TRUST,Provider,CQIM,CQIMSmokingBooking,Rate,10\n\
        2023-02-01,2023-02-28,RQ3,A TRUST,Provider,CQIM,CQIMPreterm,Numerator,25\n\
        2023-02-01,2023-02-28,RXH,B TRUST,Provider,CQIM,CQIMBreastfeeding,Numerator,*\n\
        2023-02-01,2023-02-28,RXH,B TRUST,Provider,CQIM,CQIMBreastfeeding,Denominator,300\n";
    let sheet = csv("msds-feb2023-cqim.csv", text);
    assert_eq!(recognised(&sheet), "maternity_services_monthly");
    let february = "2023-02+1";
    let smoking = [Some(10.0), Some(45.0), Some(450.0)];
    assert_eq!(figure(&sheet, ("smoking_at_booking", "RQ3", february)), smoking);
    let hidden = sheet.observations.iter().find(|o| o.area.as_str() == "RXH").unwrap();
    assert_eq!((hidden.value, hidden.mark), (None, Some(Mark::Suppressed)));
    assert_eq!(sheet.observations.len(), 2);
}

#[test]
fn beds_by_specialty_have_the_maternity_beds_of_their_quarter() {
    let text = "Title:,KH03 July to September 2014\n\
        AT Code,Org Code,Org Name,Total_avail,Maternity_avail,Total_occ,Maternity_occ\n\
        Q44, RBL ,A TRUST,750,32,634,21\n\
        Q44, RBT ,B TRUST,541,-,486,-\n";
    let sheet = csv("KH03 beds.csv", text);
    assert_eq!(recognised(&sheet), "kh03_beds");
    let occupied = [Some(65.625), Some(21.0), Some(32.0)];
    assert_eq!(figure(&sheet, ("maternity_bed_occupancy", "RBL", "2014-07+3")), occupied);
    let none = sheet.observations.iter().find(|o| o.area.as_str() == "RBT").unwrap();
    assert_eq!((none.value, none.mark), (None, Some(Mark::NotApplicable)));
}

#[test]
fn conceptions_of_ons_are_numbers_and_rates_by_year() {
    let text = "Table 6: Under 18 conceptions (numbers and rates) and outcome,,,,,,\n\
        ,2011,,,2010,,\n\
        Area of usual residence,Number of Conceptions,Conception rate per 1\u{2c}000 women in age group,Percentage of conceptions leading to abortion,Number of Conceptions,Conception rate per 1\u{2c}000 women in age group,Percentage of conceptions leading to abortion\n\
        ENGLAND,29166,30.7,49.3,32552,34.2,50.3\n\
        Brighton and Hove UA,120,28.3,52.1,134,31.0,50.8\n";
    let text = text.replace("per 1,000 women in age group", "per 1000 women in age group");
    let sheet = csv("conceptions.csv", &text.replace("per 1000 women", "per 1 000 women"));
    assert_eq!(recognised(&sheet), "conceptions_ons");
    assert_eq!(
        figure(&sheet, ("under_18_conceptions", "E92000001", "2011-01+12"))[..2],
        [Some(30.7), Some(29166.0)]
    );
    assert_eq!(
        figure(&sheet, ("under_18_conceptions", "E92000001", "2010-01+12"))[..2],
        [Some(34.2), Some(32552.0)]
    );
}

#[test]
fn a_dashboard_that_names_many_things_is_no_return_of_one() {
    let text = "Indicator,Unit,Apr-10,May-10\n\
        Breastfeeding initiation,%,70.1,71.3\n\
        Smoking at delivery,%,14.0,15.1\n\
        Midwives to births,ratio,1:31,1:32\n\
        Consultant hours on labour ward,hours,60,60\n";
    let sheet = csv("dashboard.csv", text);
    assert_eq!(recognised(&sheet), "", "{:?}", sheet.summary);
}
