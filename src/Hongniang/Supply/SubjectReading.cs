using System.Text.RegularExpressions;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Network;

namespace Hongniang.Supply;

/// <summary>Reads the coded values that needs, achievements and experts have in common.</summary>
public static partial class SubjectReading
{
    public const int MaxKeyword = 40;

    public static Choices<CooperationMode> CooperationModes { get; } = new(
        (CooperationMode.CommissionedDevelopment, ["委托开发", "委托研发", "委托研究", "委外开发", "技术委托", "委托", "commissioned development"]),
        (CooperationMode.JointDevelopment, ["合作开发", "联合开发", "共同开发", "联合攻关", "联合研发", "合作研发", "合作研究", "技术合作", "产学研合作", "合作", "joint development"]),
        (CooperationMode.Assignment, ["技术转让", "专利转让", "转让", "成果转让", "购买", "assignment", "transfer"]),
        (CooperationMode.Licence, ["技术许可", "专利许可", "许可", "许可使用", "授权", "licence", "license"]),
        (CooperationMode.EquityContribution, ["技术入股", "作价投资", "作价入股", "入股", "技术作价", "equity contribution"]),
        (CooperationMode.Consulting, ["技术咨询", "咨询", "consulting"]),
        (CooperationMode.Service, ["技术服务", "服务", "service", "technical service"]),
        (CooperationMode.Diagnosis, ["技术诊断", "诊断", "企业诊断", "diagnosis"]),
        (CooperationMode.JointPlatform, ["共建研发平台", "共建平台", "共建实验室", "共建研发机构", "共建新研发机构", "共建载体", "joint platform"]),
        (CooperationMode.TalentIntroduction, ["人才引进", "引进人才", "柔性引才", "引才", "talent introduction"]),
        (CooperationMode.Adviser, ["专家顾问", "顾问", "技术顾问", "adviser", "advisor"]),
        (CooperationMode.Testing, ["检测试验", "检测", "测试", "试验", "检验检测", "testing"]),
        (CooperationMode.EquityInvestment, ["股权投资", "股权融资", "融资", "投资", "equity investment"]),
        (CooperationMode.Other, ["其他", "其它", "其他方式", "other"]));

    public static Choices<Visibility> Visibilities { get; } = new(
        (Visibility.Holder, ["不公开", "保密", "仅本级", "not public", "private"]),
        (Visibility.Network, ["仅科协系统", "科协系统", "系统内公开", "内部公开", "network"]),
        (Visibility.Anonymous, ["匿名公开", "匿名", "anonymous"]),
        (Visibility.Public, ["实名公开", "公开", "实名", "同意公开", "public"]));

    public static IReadOnlyList<CooperationMode> Modes(ImportCells cells, string field) =>
        Reading.ManyChoices(cells, field, CooperationModes, "面议", "不限", "均可", "都可以", "协商", "待定", "negotiable", "open");

    /// <summary>The region of the row; the holder's own where it names none that is known.</summary>
    public static string Region(ImportCells cells, string field, string holderRegion)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells[field] is not { } text)
        {
            return holderRegion;
        }

        if (RegionReading.Read(text, holderRegion) is { } code)
        {
            return code;
        }

        cells.Warn(new Problem("import.region", "There is no region “{0}” in the list; the region of the holding association was put in its place.", field, Reading.Short(text)));
        return holderRegion;
    }

    /// <summary>A code of GB/T 4754; or the words, which are kept as a keyword.</summary>
    public static (string? Code, string? Words) Industry(ImportCells cells, string field)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells[field] is not { } text)
        {
            return (null, null);
        }

        var code = Industries.Find(text) ?? Separated.Of(text.Replace('/', ';').Replace('-', ';').Replace('>', ';')).Reverse().Select(Industries.Find).FirstOrDefault(c => c is not null);
        if (code is null)
        {
            cells.Warn(new Problem("import.industry", "“{0}” is no industry of GB/T 4754; it was kept as a keyword.", field, Reading.Short(text)));
        }

        return (code, code is null ? text : null);
    }

    /// <summary>Codes of GB/T 13745; words that name none are kept as keywords.</summary>
    public static (string? Codes, string? Words) Disciplines(ImportCells cells, string field, int most)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells[field] is not { } text)
        {
            return (null, null);
        }

        var whole = Network.Disciplines.Find(text);
        var parts = whole is null ? Separated.Of(text.Replace('/', ';')) : [text];
        var known = parts.Select(p => (Part: p, Code: Network.Disciplines.Find(p))).ToList();
        var words = string.Join(';', known.Where(k => k.Code is null).Select(k => k.Part));
        if (words.Length > 0)
        {
            cells.Warn(new Problem("import.discipline", "“{0}” is no discipline of GB/T 13745; it was kept as a keyword.", field, Reading.Short(words)));
        }

        var codes = known.Select(k => k.Code).OfType<string>().Distinct(StringComparer.Ordinal).Take(most).ToList();
        return (codes.Count == 0 ? null : string.Join(';', codes), words.Length == 0 ? null : words);
    }

    /// <summary>The keywords of the row, and the words that found no code; as many as fit.</summary>
    public static string? Keywords(ImportCells cells, string field, int most, params ReadOnlySpan<string?> more)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var all = Separated.Of(string.Join(';', [cells[field], .. more])).Where(k => k.Length <= MaxKeyword && !CellText.SaysNothing(k)).Take(most).ToList();
        return all.Count == 0 ? null : string.Join(';', all);
    }

    /// <summary>7, TRL7, 7级, 第七级; or the words 小试, 中试, 量产, which stand for levels.</summary>
    public static int? Readiness(ImportCells cells, string field)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells[field] is not { } text)
        {
            return null;
        }

        var folded = ChineseNumerals.ToDigits(HeadingText.Fold(text));
        if (Level().Match(folded) is { Success: true } level)
        {
            return level.Groups["level"].Value[0] - '0';
        }

        int? meant = folded switch
        {
            _ when folded.Contains("量产", StringComparison.Ordinal) || folded.Contains("批量", StringComparison.Ordinal) || folded.Contains("产业化", StringComparison.Ordinal) || folded.Contains("规模", StringComparison.Ordinal) => 9,
            _ when folded.Contains("小批", StringComparison.Ordinal) || folded.Contains("试生产", StringComparison.Ordinal) => 8,
            _ when folded.Contains("样机", StringComparison.Ordinal) || folded.Contains("示范", StringComparison.Ordinal) => 7,
            _ when folded.Contains("中试", StringComparison.Ordinal) => 6,
            _ when folded.Contains("小试", StringComparison.Ordinal) => 5,
            _ when folded.Contains("实验室", StringComparison.Ordinal) => 4,
            _ when folded.Contains("概念", StringComparison.Ordinal) || folded.Contains("原理", StringComparison.Ordinal) => 3,
            _ => null,
        };
        if (meant is { } number)
        {
            cells.Warn(new Problem("import.readiness", "“{0}” was taken as readiness level {1}.", field, Reading.Short(text), number));
        }
        else
        {
            Reading.NotUnderstood(cells, field, text);
        }

        return meant;
    }

    /// <summary>The name that stands for a firm or owner that the row does not name.</summary>
    public static string Unnamed(ImportCells cells, string field, ImportPlan plan)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(plan);
        var name = plan.UnnamedOrganization ?? "";
        if (name.Length > 0 && plan.HeadingOf(field) is not null)
        {
            cells.Warn(new Problem("import.unnamed", "The row names none; “{0}” was put in.", field, name));
        }

        return name;
    }

    [GeneratedRegex(@"^\D{0,8}(?<level>[1-9])(\.0)?(级|级别|level)?(\D.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Level();
}
