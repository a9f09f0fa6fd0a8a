import OfficeFiles

/// The columns of `projects.csv`.
enum ProjectColumn: String, TableColumn {
    case number, id, name, kinds, town, zone, location, industry, content, step, date, clause

    var isRequired: Bool { [.number, .name, .kinds].contains(self) }

    var names: [String] {
        switch self {
        case .number: ["number", "序号", "编号"]
        case .id: ["id", "项目编码"]
        case .name: ["name", "名称", "项目名称"]
        case .kinds: ["kinds", "类型", "项目类型"]
        case .town: ["town", "镇", "小镇编号"]
        case .zone: ["zone", "镇区"]
        case .location: ["location", "位置", "建设地点"]
        case .industry: ["industry", "产业"]
        case .content: ["content", "内容", "建设内容"]
        case .step: ["step", "进展", "环节"]
        case .date: ["date", "日期"]
        case .clause: ["clause", "出处"]
        }
    }
}

/// The columns of `measures.csv`: one figure of a project in each row.
enum MeasureColumn: String, TableColumn {
    case number, sort, measure, name, scope, phase, figure, basis, clause

    var isRequired: Bool { [.number, .sort, .measure, .figure].contains(self) }

    var names: [String] {
        switch self {
        case .number: ["number", "序号", "编号"]
        case .sort: ["sort", "类别"]
        case .measure: ["measure", "指标"]
        case .name: ["name", "名称", "原文名称"]
        case .scope: ["scope", "范围"]
        case .phase: ["phase", "期"]
        case .figure: ["figure", "数值"]
        case .basis: ["basis", "依据"]
        case .clause: ["clause", "出处"]
        }
    }
}

/// The columns of `places.csv`: one named place of a project in each row.
enum PlaceColumn: String, TableColumn {
    case number, name, kind

    var isRequired: Bool { self != .kind }

    var names: [String] {
        switch self {
        case .number: ["number", "序号", "编号"]
        case .name: ["name", "地点", "名称"]
        case .kind: ["kind", "类别"]
        }
    }
}

/// The columns of `milestones.csv`: one milestone of a project in each row.
enum MilestoneColumn: String, TableColumn {
    case number, name, status, figure, due, date

    var isRequired: Bool { [.number, .name, .status].contains(self) }

    var names: [String] {
        switch self {
        case .number: ["number", "序号", "编号"]
        case .name: ["name", "里程碑", "名称"]
        case .status: ["status", "状态"]
        case .figure: ["figure", "数值"]
        case .due: ["due", "计划完成"]
        case .date: ["date", "日期"]
        }
    }
}

/// The columns of a table of monthly reports.
enum ReportColumn: String, TableColumn {
    case project, month, investmentThisMonth, investmentToDate, progress, remark, difficulty, unit, due

    var isRequired: Bool { [.project, .month].contains(self) }

    var names: [String] {
        switch self {
        case .project: ["project", "项目", "项目编码"]
        case .month: ["month", "月份"]
        case .investmentThisMonth: ["investmentThisMonth", "本月投资"]
        case .investmentToDate: ["investmentToDate", "累计投资"]
        case .progress: ["progress", "进度", "进度(%)"]
        case .remark: ["remark", "说明", "进展情况"]
        case .difficulty: ["difficulty", "需协调解决的问题"]
        case .unit: ["unit", "责任单位"]
        case .due: ["due", "答复期限"]
        }
    }
}
