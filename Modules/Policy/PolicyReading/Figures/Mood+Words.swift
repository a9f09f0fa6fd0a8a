/// The words by which figures are told apart.
extension Mood {
    /// Words by which a paragraph describes one project.
    static let projects = Words("位于 该项目 建设内容: 建设内容及 建设地点 建设规模: 建设规模及 项目业主 项目总投资 坐落")
    /// What a project has, costs and covers.
    static let measures = Words(
        "总投资 总投资额 计划投资 预计投资 估算投资 概算 项目投资 占地 占地面积 总占地 总占地面积 建筑面积 总建筑面积 用地面积 规划面积 规划用地 库容 全长 总长 路面宽 沿线 两侧 周边"
    )
    /// What a project shall bring once it stands.
    static let outcomes = Words("建成后 投产后 达产后 投用后 运营后 建成投产后 投入使用后 完成后")
    static let yields = Words("预计年 年产值 年销售 年可 年产 可实现 利税 税收 外贸进出口 年收入 年均")
    static let fulfilled = Words("完成 力争 确保 累计 年度 控制在 达到 不低于 不少于 每年 带动 撬动 引导")
    /// What is itself a span of time.
    static let spans = Words("寿命 年限 周期 时长 用时 时限 时间")
    static let shortening = Words("压缩 缩短 压减 减少 降至 降到 压降 提速")
    static let references = Words("根据 按照 依据 依照 对照")
    /// How many may be sent in, in a notice that calls for applications.
    static let quotas = Words("推荐 限报 可申报 择优申报 报名")
    static let papers = Words("意见 通知 文件 规定 方案 办法 精神 要求 战略 安排 部署")
    static let defined: Words = ["以下", "下列", "确定的", "下达的", "列出的", "明确的", "提出的", "公布的", "命名的", "现有的", "已有的"]
    static let wholes = Words("共 共计 总计 合计")
    /// What is given away for reaching something, counted and not in money.
    static let prizes = Words("奖励 加分 扣减 罚")
    /// What money is set aside as.
    static let funds: Words = ["专项资金", "工作经费", "经费", "奖补资金", "补助资金", "启动资金", "奖励资金", "专项经费"]
    static let grants: Words = ["得", "扣", "加", "减", "计"]
    static let pastTitles = Words(
        "现状 回顾 成效 成就 评价 背景 形势 问题 挑战 机遇 成果 总结 条件分析 主要进展 发展基础 基础条件 基本情况 总体情况 工作情况 完成情况 进展情况 产业基础 工作基础 现实基础 取得的"
    )
    static let goalTitles = Words("目标 任务 指标 计划 安排 打算 思路 下一步 下步")
    static let conditionTitles = Words(
        "申报条件 创建条件 认定条件 评选条件 入选条件 推荐条件 基本条件 申报要求 门槛 资格 范围和条件 条件和 条件及 准入 认定标准 创建标准 评定标准 申报范围"
    )
    /// Verbs that a heading of tasks begins with.
    static let directives = Words(
        """
        巩固 拓展 解决 破解 提升 提高 强化 加强 完善 推进 推动 深化 抓好 做好 总结推广 坚决 着力 全力 持续 积极 扎实 加快 健全 促进 扩大 转化 优化 创新 \
        聚焦 全面 改善 防范 化解 落实 严格 狠抓 深入 大力 有效 开展 实施 建设 建立 守住 坚持 坚守
        """
    )
    static let rewardTitles = Words("奖励 奖补 补助 扶持政策 激励 支持政策 资金支持 奖惩")
    static let yearly: Words = ["每年", "年新增", "年均新增", "年城镇新增", "每年度"]
    static let goals = Words("下一步 下步 接下来 力争 争取 确保 将达 将达到 有望 预计 力求 努力 拟 目标是 目标为 总目标 期末 底前 今年底 五年内 三年内 再有 到“")
    static let firmGoals = Words("下一步 下步 接下来 力争 争取 确保 努力 拟 目标是 目标为 总目标 期末 底前 五年内 三年内 到“")
    static let weakGoals = Words("规划 计划 实现 至少 不低于 不少于 目标 年底")
    static let conditions = Words("不低于 不少于 不得低于 不能低于 不得少于 不高于 不超过 应当 须 需 应达到 原则上")
    static let past = Words("已 目前 截至 现有 去年 上年 同比 较上年 现状 连续 实际 共有 总计有 以来 曾 获得 荣获 位居 先后 业已 比上年")
    static let compared = Words("同比 较上年 比上年 上年度")
    static let pastSentence = Words("完成情况: 进展情况: 落实情况: 执行情况: 实际完成 截至 目前 已 五年来 以来 同比 十三五期间 十三五”期间 十三五”时期 过去 完成了 实现了 取得")
    static let rates: Words = ["每百", "每千", "每万", "每十万", "人均", "户均", "亩均"]
    /// What is counted in Chinese digits and is a way of speaking rather than a number of things.
    static let abstract = Words(
        "专班 组 机制 体系 格局 方面 高地 优势 模式 目标 任务 关系 环节 工程 行动 战略 原则 阶段 转变 层面 领域 制度 抓手 重点 维度 主线 措施 工作 要求 能力 作用 意识 突破 提升 统一"
    )
    /// What is no longer counted among the poor, the open, the faulty.
    static let settled = Words("出列 摘帽 脱贫 脱贫目标 出列目标 摘帽目标 出列任务 脱贫任务 退出 销号 达标 清零 脱困")
    static let unsettled = Words("未 不 没 已")
    /// What turns from what is to what shall be.
    static let planned = Words("计划 拟 将 再")
    /// That something was done, behind the figure.
    static let done = Words("进行了 开展了 实施了 组织了 召开了 作出了 作了 给予了 完成了")
    static let held: Words = ["举办", "开展", "组织", "开办", "培训"]
    /// Who may apply, behind the conditions.
    static let admissions = Words(
        "可以申请 可申请 可申报 可以申报 均可申报 方可申报 方可申请 可以认定 可认定 方可认定 可推荐 可以推荐 方可推荐 可参评 可以参评 可参加评选 可评为 可命名 可授予 有资格"
    )
    static let owned: Words = ["拥有", "具有", "具备", "建有", "设有", "配有"]
    /// Titles above tasks with what became of them, and words of the two sides.
    static let reviewed: Words = ["完成情况", "进展情况", "落实情况", "执行情况", "推进情况"]
    static let reports: Words = [
        "上半年", "截至", "目前", "今年以来", "前三季度", "一季度", "1-", "前三个月", "全年完成", "现已", "已完成", "完成情况",
    ]
    static let results = Words("完成 增长 同比 比上年 已 截至 目前 上半年 实现了")
    /// How far before a figure words may stand that say what it is.
    static let reach = 400
    static let existing = Words("现有 已有 原有 民营 建党 确定的 已经 占地 围绕 依托 针对 超过部分 占全国 占全省 占全市")
    static let frequency = Words("每日 每天 每周 每月 每季度 每半年 一式 每次 限报 报送 上报 提交 递交 附送")
    static let circles = Words("范围 服务圈 生活圈 周年 以下婴")
    static let rewards = Words("奖励 补助 奖补 给予 补贴 扣 罚 加分 得分 减分 资助 一次性 贴息 奖金 每家奖 每人奖 兑现")
    static let money: Set<String> = ["万元", "元", "亿元"]
    static let weights = Words("权重 占比权重 分值 满分 记分 计分 赋分 权重为 权重占 总分 加权")
    static let growthWords = Words("增长 增速 增幅 提高 提升 下降 降低 降幅 减少 压减 缩减 增加")
    static let flows = Words("增加值 产值 收入 总额 零售额 交易额 出栏 接待游客 产量 销售额 营收 出口 进口 进出口 税收 投资")
    static let added = Words("新增 新建 建设 引进 培训 改造 创建 培育 新引进 建成 招引 打造 完成")
    static let amounts = Words(
        "总任务 任务数 任务量 计划任务 额 量 率 比重 比例 占比 数 数量 规模 面积 总量 总额 产值 收入 增加值 投资 人口 里程 余额 人数 户数 资金 出口 进口 营收 覆盖率 增速 增长 存栏 出栏 游客 就业"
    )
    /// Verbs that speak of what goes on rather than of what shall be there.
    static let weakVerbs = Words("安排 投入 加快")
}
