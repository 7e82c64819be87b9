using Hongniang.Common.Importing;

namespace Hongniang.Supply;

/// <summary>The columns that lists of achievements have.</summary>
internal static class AchievementImportFields
{
    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(nameof(Achievement.Facts.Title))
        {
            IsRequired = true,
            Headings = ["成果名称", "科技成果名称", "技术名称", "项目名称", "专利名称", "成果标题", "标题", "题目", "成果", "title", "achievement", "achievement title", "name of achievement", "technology"],
            Perhaps = ["名称", "项目", "科技成果", "技术成果", "专利", "name", "subject"],
            Example = "高电压高镍三元体系锂离子电池电解液及其制备方法", EnglishExample = "High-voltage electrolyte for high-nickel cells",
        },
        new(nameof(Achievement.Facts.Summary))
        {
            Joining = Joining.Paragraphs,
            Headings = ["成果简介", "成果介绍", "成果概述", "成果描述", "项目简介", "项目介绍", "技术简介", "技术介绍", "技术概述", "技术描述", "简介", "摘要", "内容", "描述", "成果内容", "主要内容", "技术内容", "技术指标", "主要技术指标", "应用领域及前景", "应用前景", "应用范围", "应用领域", "市场前景", "summary", "abstract", "description", "introduction", "content"],
            Perhaps = ["介绍", "说明", "概况", "text"],
            Example = "适用于高镍三元正极的电解液，低温性能 -30℃，已完成中试。", EnglishExample = "Electrolyte for high-nickel cathodes, good to -30 °C, pilot scale done.",
            Hint = "Without anything confidential. Several columns may be joined.",
        },
        new(nameof(Achievement.Facts.OwnerName))
        {
            Headings = ["完成单位", "持有单位", "成果单位", "成果持有单位", "第一完成单位", "所属单位", "单位", "单位名称", "权利人", "专利权人", "申请人", "成果所有人", "成果持有人", "研发单位", "所在单位", "高校", "学校", "院所", "依托单位", "技术持有方", "供方", "owner", "institution", "organisation", "organization", "university", "holder", "assignee", "applicant"],
            Example = "示例理工大学", EnglishExample = "Sample University of Technology",
        },
        new("Uscc") { Headings = ["统一社会信用代码", "社会信用代码", "信用代码", "uscc", "credit code"], Example = "", EnglishExample = "", Hint = "18 characters; finds the owner in the register." },
        new(nameof(Achievement.Facts.Inventors))
        {
            Headings = ["完成人", "主要完成人", "发明人", "项目负责人", "成果完成人", "团队负责人", "团队", "研发团队", "inventor", "inventors", "team"],
            Example = "李四、王五", EnglishExample = "Li Si, Wang Wu",
        },
        new(nameof(Achievement.Facts.ReadinessLevel))
        {
            Headings = ["成熟度", "技术成熟度", "成熟程度", "成果成熟度", "所处阶段", "成果阶段", "技术阶段", "研发阶段", "成果状态", "技术就绪度", "trl", "readiness", "readiness level", "maturity"],
            Example = "6", EnglishExample = "6", Hint = "A whole number from 1 to 9.",
        },
        new(nameof(Achievement.Facts.ReadinessEvidence)) { Headings = ["成熟度证明", "成熟度依据", "证明材料", "readiness evidence", "evidence"], Example = "中试报告", EnglishExample = "Pilot report" },
        new(nameof(Achievement.Facts.Highlights))
        {
            Joining = Joining.Paragraphs,
            Headings = ["创新点", "主要创新点", "技术创新点", "创新性", "技术特点", "技术亮点", "亮点", "highlights", "novelty", "innovation"],
            Example = "新型锂盐复配，成膜温度低。", EnglishExample = "A new blend of lithium salts.",
        },
        new(nameof(Achievement.Facts.Advantage))
        {
            Joining = Joining.Paragraphs,
            Headings = ["优势", "技术优势", "先进性", "技术先进性", "技术水平", "竞争优势", "经济效益", "效益分析", "advantage", "advantages"],
            Example = "与现用电解液相比成本降低 10%。", EnglishExample = "Ten per cent cheaper than what is in use.",
        },
        new(nameof(Achievement.Facts.IndustryCode))
        {
            Headings = ["所属行业", "行业", "应用行业", "行业领域", "产业领域", "所属产业", "技术领域", "所属领域", "所属技术领域", "领域", "成果领域", "industry", "sector", "field", "technical field"],
            Example = "C38", EnglishExample = "C38", Hint = "Name or code of GB/T 4754; other words are kept as a keyword.",
        },
        new(nameof(Achievement.Facts.DisciplineCodes)) { Headings = ["学科", "所属学科", "学科领域", "学科分类", "discipline", "disciplines"], Example = "430", EnglishExample = "430", Hint = "Names or codes of GB/T 13745." },
        new(nameof(Achievement.Facts.Keywords)) { Joining = Joining.Semicolons, Headings = ["关键词", "关键字", "标签", "keywords", "keyword", "tags"], Example = "电解液；高镍三元", EnglishExample = "electrolyte; high-nickel" },
        new(nameof(Achievement.Facts.TransferModes))
        {
            Headings = ["转化方式", "合作方式", "转让方式", "拟转化方式", "意向转化方式", "交易方式", "合作模式", "transfer mode", "transfer modes", "cooperation", "cooperation mode"],
            Example = "技术许可、技术入股", EnglishExample = "Licence; technology as equity", Choices = [.. Enum.GetValues<CooperationMode>().Cast<Enum>()],
            Hint = "One or several of the list, separated by a comma.",
        },
        new(nameof(Achievement.Facts.AskingPrice))
        {
            Headings = ["转让价格", "意向价格", "拟转让价格", "成果价格", "报价", "价格", "意向金额", "转让金额", "许可费", "price", "asking price"],
            Example = "200万元", EnglishExample = "2,000,000 yuan", Hint = "An amount or a range with its unit; “negotiable” or empty where it is open.",
        },
        new(nameof(Achievement.Facts.IpRights))
        {
            Joining = Joining.Paragraphs,
            Headings = ["知识产权", "知识产权情况", "知识产权状况", "专利号", "专利", "专利情况", "申请号", "授权号", "专利类型", "ip", "patents", "patent", "patent number", "intellectual property"],
            Example = "发明专利（已授权）", EnglishExample = "Patent (granted)",
        },
        new(nameof(Achievement.Facts.RegionCode))
        {
            Headings = ["地区", "所属地区", "所在地区", "所在地", "城市", "地市", "省市", "区域", "单位地址", "地址", "region", "city", "location", "address"],
            Example = "广州市", EnglishExample = "Guangzhou", Hint = "Name, address or code of GB/T 2260.",
        },
        new(nameof(Achievement.Facts.ContactName)) { Headings = ["联系人", "联系人姓名", "技术联系人", "负责人", "contact", "contact person", "contact name"], Example = "李四", EnglishExample = "Li Si" },
        new(nameof(Achievement.Facts.ContactPhone)) { Joining = Joining.Slashes, Headings = ["联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "办公电话", "联系人电话", "phone", "telephone", "tel", "mobile"], Example = "13900005678", EnglishExample = "13900005678" },
        new(nameof(Achievement.Facts.ContactEmail)) { Headings = ["邮箱", "电子邮箱", "电子邮件", "email", "e-mail", "mail"], Example = "lisi@example.cn", EnglishExample = "lisi@example.cn" },
        new(nameof(Achievement.Facts.Visibility)) { Headings = ["公开范围", "是否公开", "visibility"], Example = "仅科协系统", EnglishExample = "Network", Choices = [.. Enum.GetValues<Visibility>().Cast<Enum>()] },
    ];
}
