import OfficeFiles

/// What a column of a table of figures can say.
enum FigureColumn: String, TableColumn {
    case id, town, subject, indicator, name, period, value, upper, unit, qualifier, basis, state, comparator
    case fromYear, dueYear, perYear, tolerance, scope, baseline, baselineValue, baselineUnit, unstated
    case document, clause, evidence, note

    var names: [String] { [rawValue, chinese] }

    var isRequired: Bool { [.indicator, .value, .unit, .period].contains(self) }

    private var chinese: String {
        switch self {
        case .id: "编号"
        case .town: "小镇"
        case .subject: "口径"
        case .indicator: "指标"
        case .name: "名称"
        case .period: "时期"
        case .value: "数值"
        case .upper: "上限"
        case .unit: "单位"
        case .qualifier: "限定"
        case .basis: "依据"
        case .state: "状态"
        case .comparator: "比较"
        case .fromYear: "起始年"
        case .dueYear: "目标年"
        case .perYear: "逐年"
        case .tolerance: "允许偏差"
        case .scope: "目标口径"
        case .baseline: "基期编号"
        case .baselineValue: "基期数值"
        case .baselineUnit: "基期单位"
        case .unstated: "原文未写"
        case .document: "文件"
        case .clause: "条款"
        case .evidence: "证据"
        case .note: "备注"
        }
    }
}
