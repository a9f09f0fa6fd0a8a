/// What a page says of what was just done, by the word in its address.
enum Notices {
    /// The texts.
    static let text = [
        "opened": "已开放本月填报。",
        "locked": "本月填报已锁定，审核通过的数据已固化。",
        "submitted": "已上报，等待审核。",
        "returned": "已退回，填报单位可以看到退回原因。",
        "approved": "已审核通过，计入合计。",
        "late-allowed": "已准许补报。",
        "corrected": "已更正，原来的值留在历史中。",
        "imported": "导入完成。",
        "applied": "申报已提交。",
        "draft-saved": "草稿已保存。",
        "draft-adopted": "草稿已采用，方案已开始运行。",
        "frozen": "通报已固化，内容不再变化。",
        "assigned": "已交办。",
        "submitted-case": "整改已提交，等待核查。",
        "accepted": "已接收。",
        "verified": "已核查通过并销号。",
        "closed": "已销号。",
        "reopened": "已重新打开。",
        "urged": "已催办。",
        "suspended": "已挂起。",
        "resumed": "已恢复。",
        "filed": "已立案。",
        "recorded": "检查结果已保存，不合格的项目已转入问题整改。",
        "complaint-taken": "投诉已登记，已转入问题整改。",
        "account-created": "账号已建立。",
        "account-changed": "账号已修改。",
    ]
}
