"""Drafted cells become a reading form with exact places, and every cell knows what governs it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidex.read.builder import Builder
from evidex.read.grid import DraftCell, Phrase, write_table
from evidex.schema import Cell, Citation, Document, Metadata, Origin
from tests.read.soundness import assert_sound


def read_rows(
    rows: list[list[DraftCell]], header_rows: int | None = None, label: str = "", caption: str | Phrase = ""
) -> Document:
    builder = Builder()
    builder.open_section("results", heading="Results")
    builder.add_block("paragraph", "Before.")
    write_table(builder, rows, label=label, caption=caption, header_rows=header_rows, footnotes=["a. Crude.", ""])
    builder.add_block("paragraph", "After.")
    document = builder.build(Origin(name="t", sha256="0" * 64, reader="test"), Metadata(pmid="1"))
    assert_sound(document)
    return document


def lines(*texts: str, header: bool = False) -> list[list[DraftCell]]:
    """Rows of cells: `|` parts the cells, leading spaces are indentation."""
    return [
        [DraftCell(part.strip(), header=header, indent=len(part) - len(part.lstrip())) for part in text.split("|")]
        for text in texts
    ]


def cell(document: Document, text: str) -> Cell:
    """The cell with exactly this text."""
    [found] = [c for c in document.tables[0].cells if document.text[c.start : c.end] == text]
    return found


def test_the_reading_form_has_caption_rows_and_footnotes_line_by_line() -> None:
    rows = lines("Factor|OR (95% CI)|P", "Age|1.20 (1.10–1.31)|<0.001", "Sex||0.40")
    document = read_rows(rows, label="Table 2", caption="Risk factors")
    [table] = document.tables
    assert document.text[table.start : table.end] == (
        "Table 2. Risk factors\nFactor\tOR (95% CI)\tP\nAge\t1.20 (1.10–1.31)\t<0.001\nSex\t\t0.40\na. Crude."
    )
    assert table.caption is not None and table.caption.of(document.text) == "Risk factors"
    assert [note.of(document.text) for note in table.footnotes] == ["a. Crude."]
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "table", "paragraph"]


def test_unmarked_headers_are_found_by_words_over_figures() -> None:
    document = read_rows(lines("Factor|OR (95% CI)|P", "Age|1.20 (1.10–1.31)|<0.001"))
    assert cell(document, "OR (95% CI)").header
    assert cell(document, "1.20 (1.10–1.31)").row_headers == ("Age",)
    assert cell(document, "1.20 (1.10–1.31)").col_headers == ("OR (95% CI)",)
    assert cell(document, "Age").header
    assert cell(document, "Age").col_headers == ("Factor",)


def test_a_table_of_figures_only_has_no_column_headers() -> None:
    document = read_rows(lines("Men|1.2|3.4", "Women|2.2|3.5", "All|2.0|3.6"))
    assert all(c.col_headers == () for c in document.tables[0].cells)
    assert cell(document, "3.5").row_headers == ("Women",)


def test_a_spanning_header_governs_each_of_its_columns() -> None:
    rows = [
        [DraftCell("", row_span=2), DraftCell("Crude", col_span=2), DraftCell("Adjusted", col_span=2)],
        [DraftCell("OR"), DraftCell("P"), DraftCell("OR"), DraftCell("P")],
        *lines("Age|1.1|.02|1.3|.04"),
    ]
    for document in (read_rows(rows), read_rows(rows, header_rows=2)):
        assert cell(document, "1.3").col_headers == ("Adjusted", "OR")
        assert cell(document, ".02").col_headers == ("Crude", "P")
        assert cell(document, ".04").row_headers == ("Age",)


def test_a_head_declared_too_short_takes_in_the_row_that_names_the_columns() -> None:
    rows = [
        [DraftCell("Factor"), DraftCell("Cases", col_span=2)],
        *lines("|n|%", "Smokers|12|30.0"),
    ]
    assert cell(read_rows(rows, header_rows=1), "30.0").col_headers == ("Cases", "%")


def test_a_row_with_only_its_first_cell_heads_the_rows_below() -> None:
    document = read_rows(lines("Factor|n", "Sex|", "Men|12", "Women|13", "Smoking|", "Ever|14"))
    assert cell(document, "12").row_headers == ("Sex", "Men")
    assert cell(document, "13").row_headers == ("Sex", "Women")
    assert cell(document, "14").row_headers == ("Smoking", "Ever")
    assert cell(document, "Sex").header and cell(document, "Sex").row_headers == ()


def test_a_row_across_the_whole_table_is_outside_the_groups_within_it() -> None:
    rows = [
        *lines("Factor|Cases|Controls"),
        [DraftCell("Panel A", col_span=3)],
        *lines("Sex||", "Men|12|13"),
        [DraftCell("Panel B", col_span=3)],
        *lines("Age, y|14|15"),
    ]
    document = read_rows(rows)
    assert cell(document, "13").row_headers == ("Panel A", "Sex", "Men")
    assert cell(document, "15").row_headers == ("Panel B", "Age, y")
    assert cell(document, "15").col_headers == ("Controls",)


def test_a_row_across_the_table_that_names_a_statistic_ends_with_the_next_variable() -> None:
    rows = [
        *lines("Factor|Cases|Controls"),
        [DraftCell("Race, n (%)†", col_span=3)],
        *lines("White|12 (50)|13 (52)", "History, n (%)||", "None|14 (58)|15 (60)"),
    ]
    document = read_rows(rows)
    assert cell(document, "13 (52)").row_headers == ("Race, n (%)†", "White")
    assert cell(document, "15 (60)").row_headers == ("History, n (%)", "None")


def test_a_row_of_not_significant_heads_nothing() -> None:
    document = read_rows(
        lines("Scale|Arm|Week 1|Week 2", "Pain|Drug|12|13", "|P|ns|ns", "Mood|Drug|14|15"), header_rows=1
    )
    assert cell(document, "15").col_headers == ("Week 2",)


def test_labels_in_a_third_column_show_that_the_second_names_rows_too() -> None:
    rows = lines("Kind|Test|Time|Score", "Raw|Pegs|Before|11", "||After|12", "|Beads|Before|13", "||After|14")
    document = read_rows([*rows, *lines("Sum||Before|15", "||After|16")], header_rows=1)
    assert cell(document, "14").row_headers == ("Raw", "Beads", "After")
    assert cell(document, "16").row_headers == ("Sum", "After")


def test_indentation_ends_a_group_even_where_the_group_row_holds_figures() -> None:
    document = read_rows(lines("Factor|n|P", "Sex||.04", "  Men|12|", "  Women|13|", "Age|14|.05"))
    assert cell(document, "12").row_headers == ("Sex", "Men")
    assert cell(document, "14").row_headers == ("Age",)
    assert cell(document, ".04").row_headers == ("Sex",)


def test_a_dash_before_a_label_is_an_indentation() -> None:
    document = read_rows(lines("Site|n", "Metastases|9", "- Lung|7", "- Liver|2", "Relapse|4"))
    assert cell(document, "7").row_headers == ("Metastases", "- Lung")
    assert cell(document, "4").row_headers == ("Relapse",)


def test_a_declared_head_that_holds_figures_is_a_row_of_the_body() -> None:
    document = read_rows(lines("Pain|17", "Rash|5"), header_rows=1)
    assert cell(document, "17").row_headers == ("Pain",)
    assert cell(document, "5").col_headers == ()
    numbered = read_rows(lines("Model|1|2", "Age|0.5|0.6"), header_rows=1)
    assert cell(numbered, "0.6").col_headers == ("2",)


def test_a_row_that_fills_the_columns_its_followers_leave_empty_is_over_them() -> None:
    document = read_rows(
        lines("Factor|Cases|Controls|P", "Race||", "White|1|2|.9", "Black|3|4", "Other|5|6", "Sex|||.04")
        + lines("Men|12|13", "Women|14|15", "Age|16|17|.05")
    )
    assert cell(document, "4").row_headers == ("Race", "Black")
    assert cell(document, ".04").row_headers == ("Sex",)
    assert cell(document, "12").row_headers == ("Sex", "Men")
    assert cell(document, "14").row_headers == ("Sex", "Women")
    assert cell(document, "16").row_headers == ("Age",)


def test_a_head_over_several_columns_at_the_left_makes_them_all_name_the_row() -> None:
    rows = [[DraftCell("Variable", col_span=2), DraftCell("n"), DraftCell("P")]]
    rows += lines("Age||12|.02", "Sex|||.009ᵇ", "|Men|13|", "|Women|14|")
    document = read_rows(rows, header_rows=1)
    assert cell(document, "13").row_headers == ("Sex", "Men")
    assert cell(document, "13").col_headers == ("n",)
    assert cell(document, ".009ᵇ").row_headers == ("Sex",)


def test_a_group_over_labels_in_the_second_column_ends_with_the_next_label_in_the_first() -> None:
    rows = [[DraftCell("Variable", col_span=2), DraftCell("n")]]
    rows += [[DraftCell("Sex", col_span=2), DraftCell("")], *lines("|Men|13", "|Women|14", "Age||15")]
    document = read_rows(rows, header_rows=1)
    assert cell(document, "14").row_headers == ("Sex", "Women")
    assert cell(document, "15").row_headers == ("Age",)


def test_columns_that_the_head_is_silent_over_name_the_row() -> None:
    document = read_rows(lines("||Age|Height", "Drug|Mean|24|1.8", "n = 7|SD|5|0.1"), header_rows=1)
    assert cell(document, "0.1").row_headers == ("n = 7", "SD")
    assert cell(document, "24").col_headers == ("Age",)


def test_a_column_that_only_numbers_the_rows_is_followed_by_their_names() -> None:
    document = read_rows(lines("No.|Item|Mean|SD", "1|Tired|2.9|0.5", "2|Weak|3.1|0.6"))
    assert cell(document, "0.6").row_headers == ("2", "Weak")


def test_a_head_repeated_inside_the_table_stands_in_the_place_of_the_first() -> None:
    rows = lines("|Drug|Placebo", "|N = 9|N = 8", "Change|1.5|1.6", "|Drug|Placebo", "|N = 7|N = 6", "Change|1.7|1.8")
    document = read_rows(rows, header_rows=2)
    assert cell(document, "1.6").col_headers == ("Placebo", "N = 8")
    assert cell(document, "1.8").col_headers == ("Placebo", "N = 6")


def test_two_tables_side_by_side_name_their_rows_each() -> None:
    document = read_rows(lines("Item|n|Item|n", "Sex||Site|", "Men|12|Lung|13", "Women|14|Liver|15"))
    assert cell(document, "12").row_headers == ("Men",)
    assert cell(document, "13").row_headers == ("Lung",)
    assert cell(document, "15").row_headers == ("Liver",)
    assert cell(document, "Lung").header and cell(document, "Lung").row_headers == ()


def test_a_table_of_words_has_one_head_only() -> None:
    document = read_rows(lines("Theme|What was said", "Rest|We nap", "|We sleep late|", "|We dream|"))
    assert cell(document, "We dream").col_headers == ("What was said",)


def test_rows_without_text_do_not_count() -> None:
    rule = [DraftCell(""), DraftCell("", col_span=2)]
    rows = [
        [DraftCell("", row_span=3), DraftCell("Cases", col_span=2)],
        rule[1:],
        *lines("n|%"),
        *lines("Men|12|30"),
    ]
    document = read_rows(rows, header_rows=3)
    assert cell(document, "30").col_headers == ("Cases", "%")
    assert cell(document, "30").row == 2


def test_spanned_and_blank_stub_cells_stand_for_the_rows_below() -> None:
    spanned = [
        *lines("Factor|Level|n"),
        [DraftCell("Sex", row_span=2), DraftCell("Men"), DraftCell("12")],
        [DraftCell("Women"), DraftCell("13")],
        [DraftCell("Age", row_span=2), DraftCell("Young"), DraftCell("14")],
        [DraftCell("Old"), DraftCell("15")],
    ]
    blank = lines("Factor|Level|n", "Sex|Men|12", "|Women|13", "Age|Young|14", "|Old|15")
    for document in (read_rows(spanned), read_rows(blank)):
        assert cell(document, "13").row_headers == ("Sex", "Women")
        assert cell(document, "15").row_headers == ("Age", "Old")
        assert cell(document, "15").col_headers == ("n",)
        assert cell(document, "Old").row_headers == ("Age",)


def test_a_second_header_row_inside_the_body_heads_the_rows_below_it() -> None:
    document = read_rows(lines("Factor|Cases|Controls", "Men|12|13", "|Mean age|Range", "Women|14|15"))
    assert cell(document, "13").col_headers == ("Controls",)
    assert cell(document, "15").col_headers == ("Controls", "Range")


def test_citation_marks_keep_their_places_in_caption_and_cells() -> None:
    caption = Phrase("Earlier studies [3]", (Citation(start=16, end=19, labels=("3",)),))
    rows = [
        [DraftCell("Study"), DraftCell("n")],
        [DraftCell(Phrase("Ames4", (Citation(start=4, end=5, labels=("4",)),))), DraftCell("7")],
    ]
    document = read_rows(rows, caption=caption)
    assert [document.text[mark.start : mark.end] for mark in document.citations] == ["[3]", "4"]


def test_spans_beyond_the_table_are_kept_inside_it() -> None:
    document = read_rows([[DraftCell("a", row_span=99, col_span=10**9), DraftCell("b")], [DraftCell("c", row_span=0)]])
    assert max(c.col + c.col_span for c in document.tables[0].cells) <= 400
    assert max(c.row + c.row_span for c in document.tables[0].cells) <= 2


def test_nothing_is_written_for_a_table_without_text() -> None:
    builder = Builder()
    assert write_table(builder, [[DraftCell(" "), DraftCell("")]]) is None
    assert not builder.tables and not builder.blocks


drafts = st.builds(
    DraftCell,
    text=st.sampled_from(["", "Age", "1.2", "3 (4%)", "OR\t(95% CI)", "Ref.", "—", "2010", "𝛃 a\nb", " x "]),
    row_span=st.integers(0, 4),
    col_span=st.integers(-1, 4),
    header=st.booleans(),
    indent=st.integers(0, 2).map(float),
)


@given(st.lists(st.lists(drafts, max_size=5), max_size=7), st.none() | st.integers(0, 9))
def test_any_grid_gives_a_sound_table(rows: list[list[DraftCell]], header_rows: int | None) -> None:
    read_rows(rows, header_rows)


def test_statistics_head_the_columns_anew_half_way_though_the_stub_has_a_word() -> None:
    told = lines(
        "Outcome|OR (95% CI)|P value",
        "Death|1.40 (1.10–1.80)|0.01",
        "Score|Mean difference (95% CI)|P",
        "Pain|-2.30 (-3.10 to -1.50)|0.02",
    )
    document = read_rows(told)
    assert cell(document, "-2.30 (-3.10 to -1.50)").col_headers == ("Mean difference (95% CI)",)
    assert cell(document, "-2.30 (-3.10 to -1.50)").row_headers == ("Pain",)
    assert cell(document, "1.40 (1.10–1.80)").col_headers == ("OR (95% CI)",)


def test_a_row_of_answers_heads_nothing() -> None:
    document = read_rows(lines("Item|Cases|Controls", "Smoker|Yes|No", "Age|41|39"))
    assert cell(document, "41").col_headers == ("Cases",)


def test_a_row_of_nothing_but_sizes_heads_the_rows_below_it() -> None:
    body = lines("Walnuts: | n = 83 | n = 91", "Crude | 1.2 | 1.4", "Almonds: | n = 50 | n = 52", "Crude | 1.6 | 1.8")
    document = read_rows(lines("| Few | Many") + body, header_rows=1)
    assert cell(document, "1.4").row_headers == ("Walnuts:", "Crude")
    assert cell(document, "1.6").row_headers == ("Almonds:", "Crude")
    assert cell(document, "n = 91").row_headers == ("Walnuts:",)


def test_rows_across_the_table_reach_as_far_as_rows_stand_in_where_all_are_followed_by_such() -> None:
    head = lines("| OR | P")
    race, sugar = ([DraftCell(words, col_span=3)] for words in ("Race", "Diabetes"))
    body = lines(" White | 1.2 | 0.1"), lines(" Yes | 2.2 | 0.2", "Age | 1.3 | 0.3")
    document = read_rows([*head, race, *body[0], sugar, *body[1]], header_rows=1)
    assert cell(document, "2.2").row_headers == ("Diabetes", "Yes")
    assert cell(document, "1.3").row_headers == ("Age",)
    plain = read_rows([*head, race, *lines("White | 1.2 | 0.1"), sugar, *body[1]], header_rows=1)
    assert cell(plain, "1.3").row_headers == ("Diabetes", "Age")
