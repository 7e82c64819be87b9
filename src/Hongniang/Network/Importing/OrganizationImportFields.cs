using Hongniang.Common.Importing;

namespace Hongniang.Network.Importing;

/// <summary>The columns that lists of organisations have.</summary>
internal static class OrganizationImportFields
{
    public static IReadOnlyList<ImportField> All { get; } =
    [
        new(nameof(Organization.Facts.Name))
        {
            IsRequired = true,
            Headings = ["单位名称", "企业名称", "机构名称", "学会名称", "公司名称", "高校名称", "院所名称", "名称", "单位", "单位全称", "企业", "机构", "公司", "name", "organisation", "organization", "company", "institution", "unit"],
            Example = "示例材料科技有限公司", EnglishExample = "Sample Materials Ltd",
        },
        new(nameof(Organization.Facts.Uscc)) { Headings = ["统一社会信用代码", "社会信用代码", "信用代码", "uscc", "credit code"], Example = "", EnglishExample = "", Hint = "18 characters; the last one is checked against the others." },
        new(nameof(Organization.Facts.Kind))
        {
            Headings = ["单位类型", "单位性质", "企业类型", "机构类型", "类型", "类别", "性质", "kind", "type", "category"], Example = "企业", EnglishExample = "Enterprise",
            Choices = [.. Enum.GetValues<OrganizationKind>().Where(k => k is not OrganizationKind.Association).Cast<Enum>()], Hint = "Told from the name where empty.",
        },
        new(nameof(Organization.Facts.Level)) { Headings = ["层级", "级别", "学会级别", "level"], Example = "", EnglishExample = "", Choices = [.. Enum.GetValues<OrganizationLevel>().Cast<Enum>()], Hint = "For societies; empty for enterprises and universities." },
        new(nameof(Organization.Facts.EnglishName)) { Headings = ["英文名称", "英文名", "english name"], Example = "", EnglishExample = "Sample Materials Ltd" },
        new(nameof(Organization.Facts.RegionCode))
        {
            Headings = ["地区", "所属地区", "所在地区", "所在地", "城市", "地市", "区县", "省市", "区域", "单位地址", "企业地址", "注册地址", "地址", "region", "city", "location", "address"],
            Example = "佛山市南海区", EnglishExample = "Nanhai", Hint = "Name, address or code of GB/T 2260.",
        },
        new(nameof(Organization.Facts.IndustryCode)) { Headings = ["所属行业", "行业", "行业领域", "行业类别", "产业领域", "所属产业", "industry", "sector"], Example = "C38", EnglishExample = "C38", Hint = "Name or code of GB/T 4754." },
        new(nameof(Organization.Facts.Size)) { Headings = ["规模", "企业规模", "size"], Example = "中型", EnglishExample = "Medium", Choices = [.. Enum.GetValues<EnterpriseSize>().Cast<Enum>()] },
        new(nameof(Organization.Facts.Qualifications)) { Joining = Joining.Semicolons, Headings = ["资质", "企业资质", "资质荣誉", "荣誉资质", "荣誉", "认定情况", "qualifications", "titles"], Example = "高新技术企业、专精特新中小企业", EnglishExample = "High-tech enterprise" },
        new("Fields") { Joining = Joining.Semicolons, Headings = ["擅长领域", "研究领域", "技术领域", "领域", "专业领域", "研究方向", "fields", "fields of work"], Example = "正极材料、电解液", EnglishExample = "cathodes; electrolytes" },
        new("Services") { Joining = Joining.Semicolons, Headings = ["可提供服务", "服务内容", "服务项目", "服务能力", "services"], Example = "委托检测、中试", EnglishExample = "testing; pilot production" },
        new("Equipment") { Joining = Joining.Semicolons, Headings = ["仪器设备", "设备", "平台", "实验平台", "开放平台", "设备与平台", "equipment"], Example = "电池中试线", EnglishExample = "pilot line" },
        new(nameof(Organization.Facts.Capability))
        {
            Joining = Joining.Paragraphs, Headings = ["单位简介", "企业简介", "公司简介", "机构简介", "学会简介", "简介", "主营业务", "主要产品", "经营范围", "能力", "介绍", "description", "introduction", "profile", "capability"],
            Example = "从事电池材料的研发与生产。", EnglishExample = "Makes battery materials.",
        },
        new(nameof(Organization.Facts.ContactName)) { Headings = ["联系人", "联系人姓名", "负责人", "法人", "法定代表人", "contact", "contact person", "contact name"], Example = "李四", EnglishExample = "Li Si" },
        new(nameof(Organization.Facts.ContactPhone)) { Joining = Joining.Slashes, Headings = ["联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "办公电话", "联系人电话", "phone", "telephone", "tel", "mobile"], Example = "13900005678", EnglishExample = "13900005678" },
        new(nameof(Organization.Facts.ContactEmail)) { Headings = ["邮箱", "电子邮箱", "电子邮件", "email", "e-mail", "mail"], Example = "lisi@example.cn", EnglishExample = "lisi@example.cn" },
    ];
}
