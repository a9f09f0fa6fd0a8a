import Messages
import ProjectsMessages

/// What events are called on a town's page.
enum NewsWords {
    /// Two languages of a sentence, with a detail that may be a name in one of them only.
    static func say(_ zh: String, _ en: String, _ detail: LocalizedName? = nil) -> LocalizedName {
        guard let detail, !detail.zh.isEmpty else { return LocalizedName(zh: zh, en: en) }
        return LocalizedName(zh: "\(zh)：\(detail.zh)", en: "\(en): \(detail.en ?? detail.zh)")
    }

    /// A sentence about something that has one name in both languages.
    static func say(_ zh: String, _ en: String, _ detail: String?) -> LocalizedName {
        say(zh, en, detail.map { LocalizedName(zh: $0) })
    }

    /// A step of a project.
    static func step(_ step: FunnelStep) -> LocalizedName {
        switch step {
        case .signed: LocalizedName(zh: "签约", en: "signed")
        case .landed: LocalizedName(zh: "落地", en: "landed")
        case .started: LocalizedName(zh: "开工", en: "started")
        case .producing: LocalizedName(zh: "投产", en: "producing")
        case .completed: LocalizedName(zh: "完成", en: "completed")
        case .suspended: LocalizedName(zh: "停建", en: "suspended")
        case .resumed: LocalizedName(zh: "复工", en: "resumed")
        }
    }
}
