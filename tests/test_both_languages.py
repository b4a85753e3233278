"""One thing told in Korean and in English counts one thing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from claim_tools import claim_at

with (Path(__file__).parent / "both_languages.toml").open("rb") as _stream:
    TOLD = tomllib.load(_stream)["told"]


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row["en"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_both_languages_count_one_thing(row: dict[str, str], language: str) -> None:
    assert claim_at(row[language]).attribute == row["id"]


# English puts the noun far from its figure: in participles, relative clauses, lists. Braces mark the figure.
ENGLISH = [
    ("The fire tore through the town, leaving {24 people} dead and 10,000 homeless.", "deaths"),
    ("The blaze, which has killed {24 people}, is still burning.", "deaths"),
    ("It has burned 23,000 acres, destroying more than {12,000 structures}.", "buildings_damaged"),
    ("The fire, fanned by gusts of 80 mph, has charred {23,000 acres} in two days.", "burned_area"),
    ("The fires forced {180,000 people} to flee their homes.", "evacuated"),
    ("Some {180,000 residents} remained under evacuation orders on Friday.", "evacuated"),
    ("Crews had the blaze {15%} contained by Friday evening.", "containment"),
    ("At least {16 people} remain unaccounted for, the sheriff said.", "missing"),
    ("Searchers are combing the hills for {16 people} who were reported missing.", "missing"),
    ("The plane, with {181 people} on board, skidded off the runway.", "aboard"),
    ("All but two of the {181 people} aboard were killed.", "aboard"),
    ("The crash of a passenger jet that skidded off a runway killed {179 people}, officials said.", "deaths"),
    ("The toll from the crash rose to {179}, the fire agency said.", "deaths"),
    ("The number of dead climbed to {179}.", "deaths"),
    ("Officials put the death toll at {179}.", "deaths"),
    ("{179} of the 181 people on board were confirmed dead.", "deaths"),
    ("Two crew members survived; {two people} were pulled alive from the tail.", "rescued"),
    ("The jet was carrying 175 passengers and {six crew}.", "crew"),
    ("The blast killed three people and injured {12}.", "injured"),
    ("Three people were killed and {12} others injured.", "injured"),
    ("Another {12 people} were taken to hospital with injuries.", "injured"),
    ("Revenue rose 10% from a year earlier to {$75 billion}.", "revenue"),
    ("Revenue rose {10%} from a year earlier to $75 billion.", "revenue"),
    ("The company posted {$75 billion} in quarterly revenue.", "revenue"),
    ("Sales at the chip division came to {$30 billion}.", "revenue"),
    ("Operating profit, which tripled from a year ago, came in at {$6.5 billion}.", "operating_profit"),
    ("It reported an operating profit of {$6.5 billion} on revenue of $75 billion.", "operating_profit"),
    ("It reported an operating profit of $6.5 billion on revenue of {$75 billion}.", "revenue"),
    ("Operating profit of {$6.5 billion} beat analysts' estimates of $6 billion.", "operating_profit"),
    ("Net income more than doubled to {$22 billion}, or 89 cents a share.", "net_profit"),
    ("Net income more than doubled to $22 billion, or {89 cents} a share.", "eps"),
    ("Shares of the company fell as much as {5.2%} in early trading.", "stock_price"),
    ("The stock, which had gained {12%} this year, fell on Friday.", "stock_price"),
    ("Its chip division posted {$2.9 billion} in operating profit.", "operating_profit"),
    ("The foundry unit posted an operating loss of {$2 billion}.", "operating_loss"),
    ("Facility investment totaled {$17.8 billion}, including $16 billion for chips.", "facility_investment"),
    ("It spent a record {$10.3 billion} on research and development.", "rnd_cost"),
    ("The model cost just {$5.6 million} to train.", "training_cost"),
    ("The company said it spent {$5.6 million} training the model.", "training_cost"),
    ("The lab says it used {2,048} Nvidia H800 chips.", "gpus"),
    ("It was trained on a cluster of {2,048 GPUs}.", "gpus"),
    ("The model, with {671 billion parameters}, is open.", "parameters"),
    ("Nvidia shed {$589 billion} in market value in a day.", "market_cap"),
    ("The rout wiped {$589 billion} off Nvidia's market capitalization.", "market_cap"),
    ("It agreed to buy the steelmaker for {$14.9 billion} in cash.", "acquisition_price"),
    ("The start-up raised {$6.6 billion} in its latest round.", "funding"),
    ("The round values the start-up at {$157 billion}.", "market_cap"),
    ("A {7.4-magnitude} quake struck off the coast.", "magnitude"),
    ("The quake, which measured {7.4} on the Richter scale, hit at dawn.", "magnitude"),
    ("It struck at a depth of {10 km}.", "depth"),
    ("The quake was {10 km} deep.", "depth"),
    ("An 84-square-metre flat sold for {4 billion won} last month.", "sale_price"),
    ("A flat in the complex changed hands for {4 billion won}.", "sale_price"),
    ("Apartment prices in Seoul rose {0.12%} last week.", "housing_prices"),
    ("Apartment prices rose for the 12th week, up {0.12%} from a week earlier.", "housing_prices"),
    ("{3,000 transactions} were recorded in May.", "trading_volume"),
    ("She won with {48.4%} of the vote.", "vote_share"),
    ("Turnout was {79.4%}, the highest in 28 years.", "turnout"),
    ("The party took {175} of 300 seats.", "seats"),
    ("He was jailed for {25 years}.", "prison_term"),
    ("Prosecutors had asked for {40 years} in prison.", "prison_term"),
    ("The regulator hit it with a {$5 billion} fine.", "fine"),
    ("The storm knocked out power to {400,000 homes}.", "power_out"),
    ("{400,000 customers} were left in the dark.", "power_out"),
    ("More than {500 flights} were cancelled.", "flights"),
    ("Winds gusted to {100 mph}.", "wind_speed"),
    ("It had maximum sustained winds of {140 mph}.", "wind_speed"),
    ("More than {30 cm} of rain fell.", "rainfall"),
    ("The storm caused {$50 billion} in damage.", "damages"),
    ("The flood left {20,000 people} homeless.", "homeless"),
    ("The Fed cut its benchmark rate by {half a percentage point}.", "interest_rate"),
    ("The rate now stands at {4.75%} to 5%.", "interest_rate"),
    ("Inflation slowed to {2.6%} in August.", "inflation"),
    ("Consumer prices rose {2.6%} from a year earlier.", "inflation"),
    ("The jobless rate ticked up to {4.2%}.", "unemployment_rate"),
    ("The economy added {227,000 jobs} in November.", "jobs"),
]


@pytest.mark.parametrize(("text", "name"), ENGLISH)
def test_english_nouns_are_found_where_they_stand(text: str, name: str) -> None:
    assert claim_at(text).attribute == name
