import Messages

/// Problems in Chinese.
///
/// The code is what modules promise; their texts are English and may change.
enum ProblemWords {
    /// What happened, by code.
    static let known = [
        "registry.actor-refused": "方案没有规定由您的单位办理这一步。",
        "registry.already-there": "这个镇已经登记或加入方案；内容不一致的请更正。",
        "registry.materials-missing": "申报材料不齐。",
        "registry.invalid": "填写的内容有误，请改正标出的地方。",
        "registry.reason-missing": "请填写理由。",
        "registry.nothing-to-change": "填写的与现在的一样，没有要更正的。",
        "registry.bad-date": "日期不对：应为 2024-07-31 这样的日期，不能晚于今天。",
        "registry.version-mismatch": "数据刚刚被别人修改过，请重新打开后再更正。",
        "audit.invalid": "查询条件有误，请改正后再查。",
        "registry.not-found": "没有这个对象，或者不在您的权限范围内。",
        "projects.not-found": "没有这个项目或月份，或者不在您的权限范围内。",
        "projects.invalid": "填写的内容有误，请改正标出的地方。",
        "projects.reason-missing": "请填写原因。",
        "projects.round-exists": "这个月已经开放或锁定。",
        "projects.round-not-open": "这个月还没有开放填报。",
        "projects.round-locked": "这个月已经锁定；确需补报的，请主管单位准许补报。",
        "projects.report-state": "报表的状态已经变化，请看最新状态再办理。",
        "projects.own-report": "填报单位不能审核自己的报表。",
        "projects.unknown-programme": "这个方案没有项目管理。",
        "projects.unknown-unit": "计量单位不对：投资额请用元、万元或亿元。",
        "projects.version-mismatch": "数据刚刚被别人修改过，请刷新后再办。",
        "projects.already-there": "与库中已有的项目不一致，或序号已被占用。",
        "gateway.import-refused": "文件中有需要改正的地方，一行也没有导入。",
        "gateway.import-stopped": "导入中途停止；已导入的保留，改正后重新导入同一文件即可，不会重复。",
        "gateway.unknown-import": "没有这种导入。",
        "accounts.already-there": "这个账号已经存在。",
        "accounts.invalid": "填写的内容有误，请改正标出的地方。",
        "accounts.not-found": "没有这个账号。",
        "accounts.disabled": "这个账号已停用，请联系管理员。",
        "accounts.last-administrator": "至少要保留一个可以登录的管理员。",
        "accounts.wrong-password": "账号或密码不对；连续输错 5 次的账号，15 分钟内不能用密码登录。",
        "accounts.link-spent": "登录链接已使用或已过期，请管理员重新发给您。",
        "gateway.cross-site": "请从本系统的页面提交。",
        "gateway.not-in-scope": "这个页面只对管理全部方案的人员开放。",
        "rectification.not-found": "没有这件整改，或者不在您的权限范围内。",
        "rectification.wrong-state": "整改的环节已经变化，请看最新状态再办理。",
        "rectification.follows-source": "本案跟随原业务办理，请到原业务中操作。",
        "rectification.same-unit": "整改单位不能核查自己的整改。",
        "rectification.reason-missing": "请填写原因。",
        "rectification.evidence-missing": "请填写整改情况。",
        "rectification.version-mismatch": "数据刚刚被别人修改过，请刷新后再办。",
        "environment.invalid": "填写的内容有误，请改正标出的地方。",
        "environment.not-found": "没有这个点位或这次检查，或者不在您的权限范围内。",
        "environment.unknown-town": "这个镇街没有参加这个方案。",
        "environment.month-closed": "这个月已经办结，排名已固化。",
        "environment.not-drawn": "还没有抽取点位。",
        "environment.place-not-drawn": "这个点位没有被抽中。",
        "environment.own-place": "本单位负责的点位要回避，请由其他单位检查。",
        "environment.reason-missing": "改动已录的结果，请填写更正原因。",
        "environment.personal-data": "内容里好像有电话、身份证号等个人信息，请删去后再登记。",
        "policy.not-found": "没有这份草稿。",
        "policy.invalid": "草稿的内容有误，请改正标出的地方。",
        "policy.empty": "文件里没有文字，请选择文件或粘贴原文。",
        "policy.not-text": "这个文件不是可以读取的文本，请存为 UTF-8、GB18030 文本或 .docx。",
        "policy.bad-document": "这个 .docx 打不开，请另存后再试。",
        "policy.too-long": "文件太大，最多 700 KB，请只存文字或分几次读取。",
        "policy.busy": "正在读取的文件太多，请稍后再试。",
        "policy.version-mismatch": "草稿刚刚被别人保存过，请重新打开后再改。",
        "policy.not-allowed": "政策文本只对主管全部方案的经办人员和管理员开放。",
        "gateway.draft-refused": "草稿中有需要改正的地方，没有采用。",
        "gateway.already-adopted": "这份草稿已经成为方案，没有再次采用；确需采用改动后的内容，请勾选“再次采用”后再办。",
        "gateway.adoption-stopped": "采用中途停止；已建立的保留，改正后再采用即可，不会重复。",
        "evaluation.not-found": "没有这次评估，或者不在您的权限范围内。",
        "townpage.not-found": "没有这个镇，或者不在您的权限范围内。",
        "ledger.key-reused": "同一张表单改了内容又重复提交；请刷新页面后再提交。",
        "gateway.body-too-large": "文件太大，最多 8 MB，请分几次导入。",
        "gateway.no-route": "没有这个页面。",
        "gateway.not-installed": "本系统没有安装这个模块，需要时请联系系统管理员。",
        "gateway.malformed-request": "请求的内容有误。",
        "bus.unavailable": "有关服务暂时没有应答。",
        "bus.timeout": "有关服务没有按时应答，结果未知。",
    ]

    /// What happened, when only its kind is known.
    static func general(_ kind: Problem.Kind) -> String {
        switch kind {
        case .invalid: "填写的内容有误。"
        case .notFound: "没有找到，或者不在您的权限范围内。"
        case .conflict: "与现在的状态不符，没有办理。"
        case .forbidden: "您没有办理这件事的权限。"
        case .unavailable: "有关服务暂时没有应答。"
        case .busy: "系统正忙，没有办理。"
        case .timeout: "有关服务没有按时应答，结果未知。"
        case .internal: "系统内部出错，已记入日志。"
        }
    }

    /// What fields are called.
    static let places = [
        "month": "月份",
        "channel": "受理渠道",
        "location": "地点",
        "kind": "类别",
        "item": "检查项",
        "investmentThisMonth": "本月完成投资",
        "investmentToDate": "累计完成投资",
        "progress": "形象进度",
        "remark": "进展情况",
        "difficulties": "需协调的问题",
        "text": "内容",
        "unit": "单位",
        "due": "期限",
        "reason": "原因",
        "file": "文件",
        "programme": "方案",
        "town": "镇",
        "id": "编号",
        "kinds": "类型",
        "number": "序号",
        "projects": "项目",
        "project": "项目",
        "role": "角色",
        "post": "岗位",
        "scope": "权限范围",
        "towns": "镇范围",
        "regions": "区划范围",
        "programmes": "方案范围",
        "names": "名称",
        "name": "名称",
    ]
}
