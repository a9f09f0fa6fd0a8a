/// Faults of the text itself: what stands twice, what breaks off, marks that are none of it.
enum TextChecks {
    static func repeats(_ document: Document) -> [Discrepancy] {
        let blocks = document.repeats.map { block in
            let differing =
                block.differing.isEmpty ? "" : "（其中第\(block.differing.map(String.init).joined(separator: "、"))行略有不同）"
            return Discrepancy(
                .duplicateText,
                line: block.lines.lowerBound,
                "第\(block.lines.lowerBound)至\(block.lines.upperBound)行重复第\(block.original.lowerBound)至"
                    + "\(block.original.upperBound)行\(differing)，只读一遍"
            )
        }
        let sentences = document.paragraphs.flatMap { paragraph in
            Repeats.sentences(in: paragraph).map { range in
                Discrepancy(
                    .duplicateText,
                    line: paragraph.line(at: range.lowerBound),
                    "同一段落内文字重复",
                    phrase: paragraph.phrase(range)
                )
            }
        }
        return blocks + sentences
    }

    static func footnotes(_ marks: [FootnoteMarks.Mark]) -> [Discrepancy] {
        marks.map { Discrepancy(.footnoteMark, line: $0.line, "“\($0.value)”是脚注号，不是数值", phrase: $0.phrase) }
    }

    /// Long paragraphs that end without a full stop, where most others have one.
    static func cuts(_ outline: Outline) -> [Discrepancy] {
        let long = outline.paragraphs.indices.filter { outline.paragraphs[$0].text.count >= 60 }
        let open = long.filter { !isClosed(outline.paragraphs[$0].text) }
        guard long.count >= 3, open.count * 4 <= long.count else {
            // What ends in the middle of a sentence is cut, whatever the others do.
            guard let last = open.last, last == outline.paragraphs.indices.last,
                breaksOff(outline.paragraphs[last].text)
            else { return [] }
            return [cut(outline.paragraphs[last])]
        }
        return open.compactMap { index in
            let paragraph = outline.paragraphs[index]
            // A list sentence: the next line goes on with it.
            return outline.markers[index]?.style.isArabic == true ? nil : cut(paragraph)
        }
    }

    private static func cut(_ paragraph: Paragraph) -> Discrepancy {
        let end = paragraph.text.endIndex
        let phrase = paragraph.phrase(max(0, end - 24)..<end)
        return Discrepancy(.textCut, line: paragraph.lastLine, "句子中断，无句末标点", phrase: phrase)
    }

    /// Whether a text has sentences and ends with a word after which more has to come.
    private static func breaksOff(_ text: Text) -> Bool {
        let text = text.trimmed
        return text.contains("。") && (text.last == "," || unfinished.ends(text) != nil)
    }

    private static let unfinished = Words("确保 和 与 及 以及 的 在 对 将 由 把 或 并 并且 达到 提高到 增加到 其中 包括 力争 不低于 不少于 至少 根据 按照")

    private static func isClosed(_ text: Text) -> Bool {
        guard let last = text.trimmed.last else { return true }
        return last.endsSentence || last == ")" || last == ";" || last == ":" || last == "”" && text.contains("。")
            || last == "…" || text.contains("\t") || last == "、"
    }

    static func annexes(_ outline: Outline) -> [Discrepancy] {
        let present = outline.parts.filter(\.isAnnex).count
        let named = outline.annexNames.count
        // One of many is a text that was cut off, and not a document that forgot an annex.
        guard named > present, present * 2 >= named else { return [] }
        let mark = outline.paragraphs.first { Annexes.mark($0.text).map { !$0.title.isEmpty } ?? false }
        let detail = "正文列附件\(named)个，文后附\(present)个"
        return [Discrepancy(.annexMissing, line: mark?.line ?? 1, detail, phrase: mark.map { $0.show($0.text) } ?? "")]
    }
}
