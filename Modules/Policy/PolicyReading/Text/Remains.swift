/// Lines that are not part of the document: page numbers, buttons of web pages, remains of copying.
enum Remains {
    /// Why a line is not read; `nil` when it is.
    static func kind(of plain: Text) -> TextLine.Skipped? {
        let text = plain.trimmed
        if text.isEmpty { return .blank }
        if isFooter(text) { return .footer }
        if text.count <= 80, isWebRemain(text) { return .webRemain }
        return nil
    }

    /// The line without the marks that office programs leave in copied text: `[bookmark: _GoBack]`.
    static func unmarked(_ raw: String) -> String {
        guard let open = raw.firstRange(of: "[bookmark:"), let close = raw[open.upperBound...].firstIndex(of: "]")
        else {
            return raw
        }
        return String(raw[..<open.lowerBound] + raw[raw.index(after: close)...])
    }

    /// `- 3 -`, `第3页`, `第 3 页 共 20 页`, `3/20`, and a number alone on its line.
    private static func isFooter(_ text: Text) -> Bool {
        guard text.count <= 16 else { return false }
        let bare = text.filter { !($0.isBlank || $0 == "-" || $0 == "·" || $0 == "/" || $0 == "_" || $0 == "|") }
        if bare.isEmpty { return true }
        if bare.allSatisfy(\.isDigit) { return bare.count <= 3 || text.contains("/") }
        let isPage = bare.first == "第" && bare.contains("页") || bare.last == "页"
        return isPage && bare.allSatisfy { $0.isDigit || $0.isChineseDigit || "第页共,码".unicodeScalars.contains($0) }
    }

    private static func isWebRemain(_ text: Text) -> Bool {
        if let word = heads.begins(text) {
            return text.count <= word.count + 40 && !text.contains("。")
        }
        if whole.begins(text)?.count == text.count { return true }
        return text.contains("字体") && text.contains("打印") || text.contains("分享到") && text.count < 30
    }

    private static let heads = Words(
        """
        相关链接 相关阅读 上一篇 下一篇 上一条 下一条 扫一扫 分享到 责任编辑 责编: 编辑: 来源: 信息来源: 文章来源: 稿件来源: 浏览次数 阅读次数 点击数 \
        访问量 当前位置 您当前的位置 您的位置 字体: (字体 字号: 打印本页 关闭窗口 (打印 版权所有 主办: 网站标识码 备案号 作者: 记者: \
        发布时间: 更新时间: 浏览量
        """
    )
    private static let whole = Words(
        "下一页 上一页 尾页 末页 新闻详情 信息详情 详细内容 打印本页 关闭窗口 打印 关闭 收藏 首页 返回 返回顶部 打印关闭 无障碍 政策解读 相关文件 附件下载 相关附件 (打印) (关闭)"
    )
}
