/// What is wrong at one place, in Chinese: modules and readers of files say it in English.
extension ProblemWords {
    /// What is wrong, in Chinese where the words are known; otherwise as the module says it.
    ///
    /// Words that begin in Chinese stay as they are.
    static func chinese(of message: String) -> String {
        if let said = ofList(message) { return said }
        if let first = message.unicodeScalars.first, first.value > 0x7F { return message }
        if let said = withNames(message) ?? ofProgramme(message) { return said }
        for (beginning, zh) in beginnings where message.hasPrefix(beginning) {
            return zh + (message.part(after: "found ").map { "，现为 \($0)" } ?? "")
        }
        if let choices = choices(of: message) { return "不在可选范围内，可选：\(choices)" }
        if message.contains("' is unknown") || message.hasPrefix("is unknown") { return "没有登记，或者写法不对" }
        if message.contains("stands twice") || message.contains("already") { return "重复" }
        return message
    }

    /// What has names in it that the reader must see.
    private static func withNames(_ message: String) -> String? {
        let quoted = message.quoted(after: "'")
        let found = message.quoted(after: "found '")
        if message.contains("', the town that the upload is for") {
            return "镇不对：应为上传时选的“\(quoted)”，或者空着；现为“\(found)”"
        }
        if message.contains("', the programme of the import") {
            return "方案不对：应为导入时选的“\(quoted)”，或者空着；现为“\(found)”"
        }
        if message.hasPrefix("stands as '") {
            return "库中为“\(quoted)”，表中为“\(found)”；\(whatToDo)"
        }
        if message.hasPrefix("stands in other words") { return "与库中登记的不一致；\(whatToDo)" }
        if message.hasPrefix("there is no column for it"), let names = message.part(after: "expected ") {
            return "缺少一列，表头应为：\(chineseOnes(of: names.replacing("one of ", with: "")))"
        }
        if message.hasPrefix("is unknown; known are"), let names = message.part(after: "known are ") {
            return "没有这一列；可用的列：\(chineseOnes(of: names))"
        }
        if message.hasPrefix("unknown key '") {
            return "没有“\(quoted)”这一项，可用：\(message.part(after: "expected one of ") ?? "")"
        }
        if message.hasPrefix("there is no "), !quoted.isEmpty {
            return "没有登记“\(quoted)”" + (choices(of: message).map { "，可选：\($0)" } ?? "")
        }
        if message.hasPrefix("'") {
            if message.contains("' is missing; ") { return "缺少“\(quoted)”这一项" }
            if message.contains("' is empty; ") { return "“\(quoted)”没有填写" }
            if message.contains("' stands twice") { return "“\(quoted)”写了两遍" }
        }
        if let count = message.part(after: "has "), message.contains(" fields; expected "),
            let wanted = message.part(after: "; expected ")
        {
            return "这一行有 \(count.prefix { $0.isNumber }) 格，表头有 \(wanted.prefix { $0.isNumber }) 格，应当一样多"
        }
        return nil
    }

    /// A material that an application lacks, by its Chinese name: `expected 'id' (中文)`.
    static func missingMaterial(_ message: String) -> String? {
        guard message.hasPrefix("expected '"), let name = message.part(after: "' (") else { return nil }
        return "缺少材料：\(name.hasSuffix(")") ? name.dropLast() : name[...])"
    }

    /// What may stand there instead, where the message says it.
    private static func choices(of message: String) -> String? {
        (message.part(after: "; expected one of ") ?? message.part(after: "; known are ")).map(chineseOnes)
    }

    private static let whatToDo = "表错了就改表，库错了请办理更正，或从表中删去这一行"

    /// The names in Chinese among several; all of them where none is.
    private static func chineseOnes(of names: String) -> String {
        let plain = names.replacing(" or ", with: ",").filter { $0 != "'" && $0 != " " && $0 != ")" }
        let all = plain.split { $0 == "," || $0 == "(" }
        let chinese = all.filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
        return (chinese.isEmpty ? all : chinese).joined(separator: "、")
    }

    private static let beginnings = [
        ("expected 0 to 100", "应在 0 到 100 之间"),
        ("expected programmes, towns or regions", "请写明方案、镇或区划；要给全部范围，请选“全部范围”"),
        ("a reporter is there for towns", "填报账号要写明镇或区划"),
        ("an administrator is there for the whole", "管理员对全部范围负责，不写范围"),
        ("expected lower-case letters, digits and dashes", "应为小写字母、数字和短横，最多 64 个"),
        ("the report says nothing", "至少填写一项：投资、进度、情况或问题"),
        ("the town is on record, but not in ", "这个镇已登记，但没有加入这个方案；请先办理加入方案"),
        ("expected a decimal number", "应为数字，例如 510.3"),
        ("expected a date", "应为日期，例如 2024-07-31"),
        ("expected a month", "应为月份，例如 2024-07"),
        ("expected a whole number", "应为整数"),
        ("expected a number", "应为数字"),
        ("expected a share", "应为 0 到 100 的百分比"),
        ("expected a reason", "请填写"),
        ("expected true or false", "应为 true 或 false（是或否）"),
        ("expected a list", "应为列表，每项一行、以“- ”开头"),
        ("expected a mapping", "应为“名称: 值”的形式"),
        ("is empty; expected a header row", "文件是空的；第一行应为表头"),
        ("is empty", "不能为空"),
        ("is missing", "不能为空"),
        ("expected some text", "不能为空"),
        ("expected text", "应为文字"),
        ("is no text", "这不是表格，像是图片、文档或程序；请在 Excel 或 WPS 中打开表格，另存为 .xlsx 或 CSV 后再选"),
        ("is neither UTF-8 nor GB18030", "文字编码读不出来；请在 Excel 或 WPS 中另存为 .xlsx 或 UTF-8 的 CSV 后再选"),
        ("is UTF-16", "是 UTF-16 编码；请另存为 .xlsx 或 UTF-8 的 CSV 后再选"),
        ("is an old .xls file", "是旧的 .xls 文件，或者加了密码；请另存为不加密码的 .xlsx 后再选"),
        ("is a packed file, but no XLSX", "是压缩文件，不是 XLSX 表格；请选择 .xlsx 或 CSV"),
        ("is not a whole XLSX file", "这个 XLSX 不完整或已损坏；请重新另存后再选"),
        ("says the same as another column", "与另一列意思相同，只留一列"),
        ("has a quote", "引号的位置不对；整格都要放在引号里"),
        ("has text after a closing quote", "引号后面还有字；整格都要放在引号里"),
        ("is not YAML", "格式（YAML）不对：请看这一行的缩进、冒号后的空格和引号"),
        ("cannot be read; expected", "读不到这个文件"),
    ]
}

extension String {
    /// What follows a mark that ends in a quote, up to the next quote; empty without one.
    func quoted(after mark: String) -> String {
        String((part(after: mark) ?? "").prefix { $0 != "'" })
    }

    /// What follows the first occurrence of a mark; `nil` without one.
    func part(after mark: String) -> String? {
        guard let range = firstRange(of: mark) else { return nil }
        return String(self[range.upperBound...])
    }
}
