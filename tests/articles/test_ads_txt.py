"""ads.txt is checked line by line, as IAB's ads.txt 1.1 has it."""

import pytest

from articles.ads_txt import problems_in

GOOD = [
    "google.com, pub-1234567890, DIRECT, f08c47fec0942fa0",
    "greenadexchange.com,XF7342,reseller",
    "silverssp.com, 9675, RESELLER ; of=ours",
    "# who sells for us",
    "  # alone  ",
    "openx.com, 343560932, DIRECT # display",
    "contact=ads@example.com",
    "CONTACT=https://example.com/ads, or by telephone",
    "subdomain=news.example.com",
    "INVENTORYPARTNERDOMAIN=partner.example.co.kr",
    "OWNERDOMAIN=example.com",
    "MANAGERDOMAIN=manager.example.com",
    "MANAGERDOMAIN=manager.example.com, KR",
    "placeholder.example.com, placeholder, DIRECT, placeholder",
]
BAD = {
    "google.com": "three parts or four",
    "google.com, pub-1, DIRECT, f08, more": "three parts or four",
    "https://google.com, pub-1, DIRECT": "“https://google.com” is no domain",
    "google, pub-1, DIRECT": "“google” is no domain",
    "google.com, , DIRECT": "the account at google.com is missing",
    "google.com, pub 1, DIRECT": "the account at google.com is missing, or has a space",
    "google.com, pub-1, OWNER": "“OWNER” is neither DIRECT nor RESELLER",
    "google.com, pub-1, DIRECT, f08c 47": "no id of a certification authority",
    "google.com; pub-1; DIRECT": "three parts or four",
    "OWNER=example.com": "“OWNER” is no variable",
    "CONTACT=": "CONTACT is empty",
    "SUBDOMAIN=https://news.example.com/": "no domain",
    "OWNERDOMAIN=example.com, KR": "no domain",
    "MANAGERDOMAIN=manager.example.com, Korea": "no country",
}


def test_a_file_as_papers_have_it_is_in_order():
    assert problems_in("\n".join(GOOD)) == []
    assert problems_in("") == []


@pytest.mark.parametrize(("line", "told"), BAD.items())
def test_each_bad_line_is_named_by_its_number(line, told):
    (problem,) = problems_in(f"{GOOD[0]}\r\n\r\n{line}\n{GOOD[1]}")
    assert problem.startswith("Line 3: ") and told in problem


def test_a_paper_has_one_owner():
    (problem,) = problems_in("OWNERDOMAIN=a.example\nownerdomain=b.example")
    assert problem.startswith("Line 2: ")
