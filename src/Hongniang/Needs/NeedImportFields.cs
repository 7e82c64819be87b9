using Hongniang.Common.Importing;
using Hongniang.Supply;

namespace Hongniang.Needs;

/// <summary>The columns that lists of needs have, by the names that associations, bureaus and platforms give them.</summary>
internal static class NeedImportFields
{
    public static Choices<NeedKind> Kinds { get; } = new(
        (NeedKind.Technology, ["技术需求", "技术", "技术类", "technology need"]),
        (NeedKind.Talent, ["人才需求", "人才", "人才类", "talent need"]),
        (NeedKind.Project, ["项目合作", "项目", "项目需求", "project cooperation"]),
        (NeedKind.Capital, ["资金需求", "资金", "融资", "融资需求", "finance", "funding"]),
        (NeedKind.Testing, ["检测设备", "检测", "设备", "仪器设备", "检测需求", "equipment"]),
        (NeedKind.Standard, ["标准", "标准化", "标准制定"]),
        (NeedKind.Market, ["场景市场", "场景", "市场", "市场需求", "应用场景", "scenario"]),
        (NeedKind.Policy, ["政策咨询", "政策", "政策需求"]));

    public static Choices<TechnologyKind> TechnologyKinds { get; } = new(
        (TechnologyKind.Research, ["技术研发", "关键技术", "核心技术", "技术攻关", "研发", "research and development"]),
        (TechnologyKind.ProductDevelopment, ["产品研发", "产品升级", "新产品", "新产品开发", "产品开发", "product development"]),
        (TechnologyKind.ProcessImprovement, ["技术改造", "设备改造", "工艺改进", "工艺改造", "设备", "工艺", "process improvement"]),
        (TechnologyKind.Supporting, ["技术配套", "产品配套", "配套合作", "配套"]),
        (TechnologyKind.TestingAndStandards, ["检测与标准", "检测/标准", "检测标准", "检测", "标准", "testing and standards"]),
        (TechnologyKind.Other, ["其他", "其它", "other"]));

    public static Choices<Urgency> Urgencies { get; } = new(
        (Urgency.Normal, ["一般", "普通", "不急", "不紧急", "正常", "低", "normal"]),
        (Urgency.Soon, ["较急", "较紧急", "比较紧急", "比较急", "中", "soon"]),
        (Urgency.Urgent, ["紧急", "非常紧急", "十分紧急", "特急", "急", "加急", "高", "urgent"]));

    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(nameof(Need.Facts.Title))
        {
            IsRequired = true,
            Headings = ["需求名称", "技术需求名称", "需求标题", "技术需求题目", "需求题目", "项目名称", "需求项目名称", "技术难题名称", "难题名称", "课题名称", "技术名称", "拟解决技术名称", "需求主题", "榜单名称", "标题", "题目", "title", "need title", "name of need", "need", "need name", "requirement title", "project title", "topic"],
            Perhaps = ["名称", "项目", "课题", "主题", "技术难题", "难题", "技术需求", "需求", "企业技术需求", "企业需求", "name", "subject", "requirement", "problem", "technology need"],
            Example = "高镍三元动力电解液的开发", EnglishExample = "Electrolyte for high-nickel power cells",
            Hint = "Object, problem and target in at most 50 characters; no name of the firm.",
        },
        new(nameof(Need.Facts.Description))
        {
            IsRequired = true, Joining = Joining.Paragraphs,
            Headings = ["需求描述", "技术需求描述", "需求内容", "技术需求内容", "技术需求情况说明", "技术需求情况", "需求说明", "技术需求说明", "需求详情", "需求简介", "需求概述", "项目描述", "项目内容", "项目简介", "难题描述", "技术难题描述", "问题描述", "主要技术难题", "拟解决的技术难题", "拟解决的问题", "需解决的技术问题", "需要解决的主要技术问题", "主要技术指标", "技术指标", "主要技术参数", "预期目标", "需求具体内容", "具体需求", "具体内容", "详细描述", "研究内容", "需求背景", "项目背景", "内容", "描述", "说明", "详情", "description", "need description", "content", "details", "detail", "problem description", "technical indicators", "background", "summary", "requirement description"],
            Perhaps = ["技术难题", "难题", "技术需求", "需求", "企业技术需求", "问题", "要求", "指标", "简介", "problem", "requirement", "text"],
            Example = "需开发一款适配 NCM811 体系的动力电解液：45℃ 循环 1000 次容量保持率不低于 85%，低温 -20℃ 放电容量不低于 75%。",
            EnglishExample = "An electrolyte for NCM811 cells: 85 % capacity after 1,000 cycles at 45 °C, 75 % at -20 °C.",
            Hint = "Background, problem, figures from present to target. Several columns may be joined.",
        },
        new(nameof(Need.Facts.EnterpriseName))
        {
            Headings = ["企业名称", "单位名称", "需求单位", "需求企业", "需求方", "企业", "公司名称", "公司", "单位", "申报单位", "填报单位", "发榜单位", "提出单位", "需求单位名称", "需求企业名称", "提报企业", "所在企业", "所属企业", "法人单位", "enterprise", "company", "company name", "enterprise name", "organisation", "organization", "firm"],
            Example = "示例电池有限公司", EnglishExample = "Sample Battery Co., Ltd.",
            Hint = "As in the business licence; a registered enterprise is recognised by it.",
        },
        new("Uscc")
        {
            Headings = ["统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "组织机构代码", "uscc", "unified social credit code", "credit code"],
            Example = "", EnglishExample = "",
            Hint = "18 characters; finds the enterprise in the register.",
        },
        new(nameof(Need.Facts.ContactName))
        {
            Headings = ["联系人", "联系人姓名", "企业联系人", "需求联系人", "技术联系人", "对接人", "负责人", "姓名", "contact", "contact person", "contact name"],
            Example = "张三", EnglishExample = "Zhang San",
        },
        new(nameof(Need.Facts.ContactPhone))
        {
            Joining = Joining.Slashes,
            Headings = ["联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "联系手机", "电话号码", "办公电话", "固定电话", "座机", "联系人电话", "联系人手机", "联系人及电话", "phone", "telephone", "tel", "mobile", "contact phone", "phone number"],
            Example = "13800001234", EnglishExample = "13800001234",
        },
        new(nameof(Need.Facts.ContactEmail))
        {
            Headings = ["邮箱", "电子邮箱", "电子邮件", "联系邮箱", "邮件", "email", "e-mail", "mail", "contact email"],
            Example = "zhangsan@example.cn", EnglishExample = "zhangsan@example.cn",
        },
        new(nameof(Need.Facts.RegionCode))
        {
            Headings = ["地区", "所属地区", "所在地区", "所在地", "所属区域", "所在区域", "县区", "县市区", "县(市、区)", "区县", "所在区", "企业所在区", "企业所在地", "所在城市", "城市", "地市", "所属地市", "属地", "区域", "镇街", "所在镇街", "地址", "企业地址", "单位地址", "联系地址", "通讯地址", "行政区划", "行政区划代码", "region", "city", "district", "county", "location", "address", "area"],
            Example = "佛山市南海区", EnglishExample = "Nanhai",
            Hint = "Name, address or code of GB/T 2260.",
        },
        new(nameof(Need.Facts.IndustryCode))
        {
            Headings = ["所属行业", "行业", "行业类别", "行业领域", "所属产业", "产业领域", "产业", "行业分类", "国民经济行业", "技术领域", "所属领域", "需求领域", "所属技术领域", "领域", "industry", "sector", "field", "technical field"],
            Example = "C38", EnglishExample = "C38",
            Hint = "Name or code of GB/T 4754; other words are kept as a keyword.",
        },
        new(nameof(Need.Facts.DisciplineCodes))
        {
            Headings = ["学科", "所属学科", "学科领域", "学科分类", "涉及学科", "discipline", "disciplines"],
            Example = "430", EnglishExample = "430",
            Hint = "Names or codes of GB/T 13745.",
        },
        new(nameof(Need.Facts.Keywords))
        {
            Joining = Joining.Semicolons,
            Headings = ["关键词", "关键字", "技术关键词", "标签", "keywords", "keyword", "tags"],
            Example = "电解液；高镍三元", EnglishExample = "electrolyte; high-nickel",
        },
        new(nameof(Need.Facts.Kind))
        {
            Headings = ["需求类别", "需求类型", "需求种类", "类别", "need kind", "kind", "need type", "type of need"],
            Example = "技术需求", EnglishExample = "Technology", Choices = [.. Enum.GetValues<NeedKind>().Cast<Enum>()],
        },
        new(nameof(Need.Facts.TechnologyKind))
        {
            Headings = ["技术需求类型", "技术需求类别", "技术类型", "technology kind", "kind of technology"],
            Example = "产品研发", EnglishExample = "Product development", Choices = [.. Enum.GetValues<TechnologyKind>().Cast<Enum>()],
        },
        new(nameof(Need.Facts.CooperationModes))
        {
            Headings = ["合作方式", "合作模式", "意向合作方式", "拟合作方式", "合作形式", "拟采取的合作方式", "期望合作方式", "对接方式", "cooperation", "cooperation mode", "cooperation modes", "way to work together"],
            Example = "委托开发、合作开发", EnglishExample = "Commissioned development; joint development", Choices = [.. Enum.GetValues<CooperationMode>().Cast<Enum>()],
            Hint = "One or several of the list, separated by a comma.",
        },
        new("Budget")
        {
            Headings = ["预算", "投入", "资金", "计划投入", "拟投入资金", "拟投入", "投入资金", "资金投入", "预计投入", "预计投入资金", "投资额", "拟投资额", "投入预算", "资金预算", "经费", "经费预算", "研发经费", "预算金额", "意向金额", "悬赏金额", "榜单金额", "合作资金", "意向资金", "计划投资", "budget", "investment", "planned spending", "amount", "budget range"],
            Example = "100-300万元", EnglishExample = "1,000,000-3,000,000 yuan",
            Hint = "An amount or a range with its unit; “negotiable” or empty where it is open.",
        },
        new(nameof(Need.Facts.Deadline))
        {
            Headings = ["期望完成时间", "期望完成日期", "完成时间", "截止时间", "截止日期", "期望时间", "要求完成时间", "需求截止时间", "解决时限", "完成期限", "期限", "时间要求", "起止时间", "有效期", "需求时限", "预计完成时间", "计划完成时间", "deadline", "due date", "wished date", "completion date", "expected completion"],
            Example = "2027-06-30", EnglishExample = "2027-06-30",
            Hint = "A day, a month or a quarter.",
        },
        new(nameof(Need.Facts.Urgency))
        {
            Headings = ["紧急程度", "需求紧急程度", "紧迫程度", "紧迫性", "优先级", "urgency", "priority"],
            Example = "较急", EnglishExample = "Soon", Choices = [.. Enum.GetValues<Urgency>().Cast<Enum>()],
        },
        new(nameof(Need.Facts.DesiredReadiness))
        {
            Headings = ["期望成熟度", "技术成熟度", "成熟度", "期望技术成熟度", "成熟度要求", "技术就绪度", "trl", "readiness", "readiness level", "desired readiness"],
            Example = "7", EnglishExample = "7",
            Hint = "A whole number from 1 to 9.",
        },
        new(nameof(Need.Facts.CurrentState))
        {
            Joining = Joining.Paragraphs,
            Headings = ["现有基础", "已有基础", "现有条件", "工作基础", "企业现有基础", "研发基础", "前期基础", "国内外现状", "技术现状", "现状", "企业现状", "目前进展", "current state", "present state", "existing basis"],
            Example = "已完成实验室配方，循环 800 次后容量保持率 80%。", EnglishExample = "A laboratory recipe exists: 80 % after 800 cycles.",
        },
        new(nameof(Need.Facts.TriedSolutions))
        {
            Joining = Joining.Paragraphs,
            Headings = ["已尝试方案", "已尝试的方案", "尝试过的方案", "已采取的措施", "已开展的工作", "曾采用的方法", "tried solutions", "what was tried"],
            Example = "更换过两家添加剂供应商，低温性能未改善。", EnglishExample = "Two suppliers of additives were tried without better results in the cold.",
        },
        new(nameof(Need.Facts.PartnerRequirements))
        {
            Joining = Joining.Paragraphs,
            Headings = ["对合作方要求", "合作方要求", "对合作方的要求", "合作单位要求", "合作对象要求", "意向合作单位", "意向合作对象", "拟合作单位", "意向合作高校", "意向专家", "partner requirements", "partner", "requirements of the partner"],
            Example = "有动力电池电解液研发经验的高校或科研院所。", EnglishExample = "A university or institute with experience in power-cell electrolytes.",
        },
        new(nameof(Need.Facts.Visibility))
        {
            Headings = ["公开范围", "是否公开", "公开方式", "visibility"],
            Example = "仅科协系统", EnglishExample = "Network", Choices = [.. Enum.GetValues<Visibility>().Cast<Enum>()],
        },
    ];
}
