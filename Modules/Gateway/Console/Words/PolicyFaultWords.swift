/// What the checks of a programme and its lists find, in Chinese: a draft is corrected by them.
extension ProblemWords {
    /// What is wrong with a programme or a table of a draft; `nil` for other words.
    static func ofProgramme(_ message: String) -> String? {
        let found = message.part(after: "found ").map { "，现为 \($0)" } ?? ""
        if let words = programmeWords.first(where: { message.hasPrefix($0.0) })?.1 { return words + found }
        let name = message.quoted(after: "'")
        if message.hasPrefix("no step leads to '") { return "从初始阶段没有步骤通到“\(name)”" }
        if message.contains("' has no step that publishes a list") { return "方案“\(name)”没有公布名单的步骤（lists: true）" }
        if message.hasPrefix("'"), message.hasSuffix("' is not in the programme") { return "“\(name)”没有加入方案" }
        if message.hasPrefix("'"), message.contains("' measures "), let dimension = message.part(after: "a unit of ") {
            return "单位“\(name)”与 \(dimension) 不是一类量"
        }
        if message.hasPrefix("is of programme '") {
            return "属于方案“\(name)”；应为 programme.yaml 中的“\(message.quoted(after: "expected '"))”"
        }
        return nil
    }

    /// How a list differs from what its text claims: `total: the text claims 10, the list has 9`.
    static func ofList(_ message: String) -> String? {
        if let claimed = message.part(after: ": the text claims "), let counted = message.part(after: ", the list has ")
        {
            let about = String(
                message[..<(message.firstRange(of: ": the text claims ")?.lowerBound ?? message.endIndex)]
            )
            let number = claimed.prefix { $0 != "," }
            return "\(listWords[about] ?? "“\(about)”")：原文称 \(number) 个，名单中 \(counted) 个"
        }
        if message.hasPrefix("number"),
            let end = message.firstRange(of: " is missing") ?? message.firstRange(of: " are missing")
        {
            return "缺第 \(message[..<end.lowerBound].drop { !$0.isNumber }) 号"
        }
        if let end = message.firstRange(of: " stands more than once") {
            let name = message[..<end.lowerBound]
            return name.hasPrefix("number ") ? "第 \(name.dropFirst(7)) 号重复" : "“\(name)”重复"
        }
        return nil
    }

    private static let listWords = ["total": "总数", "designated towns": "建制镇", "other towns": "非建制镇"]

    private static let programmeWords = [
        ("expected exactly one stage with 'initial: true'", "应当有且只有一个初始阶段（initial: true）"),
        ("only one step can be the publication of the list", "只能有一个步骤公布名单（lists: true）"),
        ("expected at least one stage", "至少写一个阶段"),
        ("expected at least one town", "名单中至少有一个镇"),
        ("expected at least one section", "至少写一个部分"),
        ("expected at least one kind of project", "至少写一类项目"),
        ("expected at least one item", "至少写一项"),
        ("expected at least two indicators", "至少写两个指标"),
        ("expected two indicators", "应为两个指标：被除数和除数"),
        ("expected three indicators", "应为三个指标：部分、总量、占比"),
        ("the application rule says who applies", "申报步骤由 application 规定申报单位，这里不写 by"),
        ("expected 'by': who may take the step", "请写明由谁办理（by）"),
        ("expected 'kinds' or 'units' of those who may act", "请写明办理单位（units）或单位类型（kinds）"),
        ("a comparator and a value go together", "比较方式（comparator）和数值（value）要么都写，要么都不写"),
        ("a value needs its unit", "数值要写计量单位（unit）"),
        ("a quantity needs its quantityUnit", "数量要写计量单位（quantityUnit）"),
        ("expected 'none', since no unit leads", "没有牵头单位时，leadBasis 应为 none"),
        ("expected 'stated' or 'by-position', since units lead", "有牵头单位时，leadBasis 应为 stated 或 by-position"),
        ("expected an id of lower-case letters", "编号应为小写字母、数字和短横"),
        ("expected a number from 1", "应为从 1 起的整数"),
        ("expected a number above", "数字应当更大"),
        ("expected a day such as", "应为日期，例如 2019-02-11"),
        ("expected a day from 1 to 28", "应为 1 到 28 日"),
        ("expected a score from 0 to 100", "应为 0 到 100 的分数"),
        ("expected a score from 0 to 1", "应为 0 到 1 的分数"),
        ("expected 6 or 12 digits", "区划代码应为 6 位或 12 位数字"),
        ("expected indicators of one dimension", "各指标应为同一类量"),
        ("expected a part and a whole of one dimension", "部分和总量应为同一类量"),
        ("expected an indicator that is a share", "应为占比（%）指标"),
        ("expected the name of a file in the same folder", "应为同一草稿中的文件名"),
        ("the town is new and the batch is not historical", "新登记的镇没有走过前面的步骤；名单是以往公布的，请写 historical: true"),
    ]
}
