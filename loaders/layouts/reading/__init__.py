"""What every layout reads alike: dates, people, grades, labelled fields, references, counts of evidence."""
