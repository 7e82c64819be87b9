using Hongniang.Common.Importing;

namespace Hongniang.Supply;

/// <summary>The columns that lists of experts have.</summary>
internal static class ExpertImportFields
{
    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(nameof(Expert.Facts.Name))
        {
            IsRequired = true,
            Headings = ["姓名", "专家姓名", "专家名称", "专家", "人才姓名", "name", "expert", "expert name", "full name"],
            Perhaps = ["名称", "人员", "教授", "人才"],
            Example = "王五", EnglishExample = "Wang Wu",
        },
        new(nameof(Expert.Facts.OrganizationName))
        {
            IsRequired = true,
            Headings = ["单位", "工作单位", "所在单位", "单位名称", "所属单位", "任职单位", "依托单位", "就职单位", "学校", "高校", "机构", "organisation", "organization", "employer", "institution", "affiliation", "university", "work unit"],
            Example = "示例理工大学", EnglishExample = "Sample University of Technology",
        },
        new(nameof(Expert.Facts.Title))
        {
            Headings = ["职称", "职称/职务", "职务/职称", "职务", "职称职务", "专业技术职务", "技术职称", "title", "position", "academic title", "rank"],
            Example = "教授", EnglishExample = "Professor",
        },
        new(nameof(Expert.Facts.ResearchDirections))
        {
            IsRequired = true, Joining = Joining.Semicolons,
            Headings = ["研究方向", "主要研究方向", "研究领域", "主要研究领域", "专业领域", "擅长领域", "擅长方向", "技术领域", "专业方向", "从事专业", "所学专业", "专业", "服务领域", "专长", "技术专长", "业务专长", "研究专长", "research directions", "research direction", "research interests", "research field", "research fields", "expertise", "specialty", "field"],
            Perhaps = ["方向", "领域", "学科", "学科专业", "research"],
            Example = "高镍三元正极材料；锂离子电池电解液", EnglishExample = "High-nickel cathodes; electrolytes of lithium cells",
            Hint = "Separated by semicolons.",
        },
        new(nameof(Expert.Facts.DisciplineCodes)) { Headings = ["学科", "所属学科", "学科领域", "学科分类", "一级学科", "discipline", "disciplines"], Example = "430", EnglishExample = "430", Hint = "Names or codes of GB/T 13745." },
        new(nameof(Expert.Facts.IndustryCode)) { Headings = ["所属行业", "行业", "行业领域", "产业方向", "产业领域", "所属产业", "服务行业", "industry", "sector"], Example = "C38", EnglishExample = "C38", Hint = "Name or code of GB/T 4754; other words are kept as a keyword." },
        new(nameof(Expert.Facts.Works))
        {
            Joining = Joining.Paragraphs,
            Headings = ["代表成果", "代表性成果", "主要成果", "科研成果", "研究成果", "论文", "代表论文", "专利", "科研项目", "主持项目", "承担项目", "主要业绩", "获奖情况", "works", "publications", "papers", "patents", "projects", "achievements"],
            Example = "高镍三元电池电解液研究（论文，2025）", EnglishExample = "Electrolytes for high-nickel cells (paper, 2025)",
        },
        new(nameof(Expert.Facts.Biography))
        {
            Joining = Joining.Paragraphs,
            Headings = ["个人简介", "专家简介", "简介", "简历", "个人简历", "工作经历", "主要经历", "介绍", "个人介绍", "学历", "学位", "biography", "bio", "profile", "introduction", "cv"],
            Example = "从事动力电池研究二十年。", EnglishExample = "Twenty years of research on power cells.",
        },
        new(nameof(Expert.Facts.Services))
        {
            Headings = ["可提供服务", "服务方式", "服务内容", "服务类型", "合作方式", "意向合作方式", "services", "service", "cooperation mode"],
            Example = "技术咨询、技术诊断", EnglishExample = "Consulting; diagnosis", Choices = [.. Enum.GetValues<CooperationMode>().Cast<Enum>()],
            Hint = "One or several of the list, separated by a comma.",
        },
        new(nameof(Expert.Facts.LoadCap)) { Headings = ["每月上限", "每月可对接次数", "每月对接上限", "load cap", "monthly limit"], Example = "4", EnglishExample = "4" },
        new(nameof(Expert.Facts.RegionCode))
        {
            Headings = ["地区", "所在地区", "所属地区", "所在地", "城市", "地市", "所在城市", "省市", "区域", "地址", "通讯地址", "region", "city", "location", "address"],
            Example = "广州市", EnglishExample = "Guangzhou", Hint = "Name, address or code of GB/T 2260.",
        },
        new(nameof(Expert.Facts.ContactPhone)) { Joining = Joining.Slashes, Headings = ["联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "办公电话", "phone", "telephone", "tel", "mobile"], Example = "13700009999", EnglishExample = "13700009999" },
        new(nameof(Expert.Facts.ContactEmail)) { Headings = ["邮箱", "电子邮箱", "电子邮件", "email", "e-mail", "mail"], Example = "wangwu@example.cn", EnglishExample = "wangwu@example.cn" },
        new(nameof(Expert.Facts.HasConsent))
        {
            Headings = ["是否同意入库", "同意入库", "本人同意", "是否同意", "是否同意公开", "同意联系", "consent", "agreed", "has consent"],
            Example = "是", EnglishExample = "yes", Hint = "Yes or no: whether the person agreed to be listed and asked.",
        },
        new(nameof(Expert.Facts.Visibility)) { Headings = ["公开范围", "是否公开", "visibility"], Example = "仅科协系统", EnglishExample = "Network", Choices = [.. Enum.GetValues<Visibility>().Cast<Enum>()] },
    ];
}
