using System.Text.RegularExpressions;
using Hongniang.Data;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.Supply;
using Microsoft.EntityFrameworkCore;

namespace Hongniang.Engagements;

/// <summary>What in a need may tell the other side which enterprise it is, before both consented: places in its texts, and how few enterprises the shown region and industry leave.</summary>
/// <param name="Places">Places in the texts as the other side would read them.</param>
/// <param name="Crowd">Enterprises of the register in the same city and industry, this one among them.</param>
public sealed partial record LeakReport(IReadOnlyList<LeakReport.Place> Places, int Crowd)
{
    /// <summary>Fewer enterprises than this, and region with industry say who it is.</summary>
    public const int LeastCrowd = 5;

    private const int MostPlaces = 20;

    public static LeakReport Nothing { get; } = new([], int.MaxValue);

    /// <summary>What is told by a place.</summary>
    public enum LeakKind
    {
        /// <summary>Street and number, or an industrial park with a building.</summary>
        Address,
        /// <summary>A firm that is named with its legal ending.</summary>
        Firm,
        /// <summary>A person who is named with a duty.</summary>
        Person,
    }

    /// <param name="Field">The need's field.</param>
    /// <param name="Text">The words themselves.</param>
    public sealed record Place(LeakKind Kind, string Field, string Text);

    /// <summary>Region and industry together leave too few: less of them is shown.</summary>
    public bool IsThin => Crowd < LeastCrowd;

    /// <summary>Nothing is hidden of a need that its enterprise shows to everybody by name. One query.</summary>
    public static async Task<LeakReport> LoadAsync(HongniangDb db, Need need, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(need);
        return need.Visibility is Visibility.Public ? Nothing : new LeakReport(PlacesIn(need), await CrowdAsync(db, need, ct));
    }

    public static IReadOnlyList<Place> PlacesIn(Need need)
    {
        ArgumentNullException.ThrowIfNull(need);
        var hidden = new BlindText(need.EnterpriseName, need.ContactName, need.ContactPhone, need.ContactEmail);
        (string Field, string? Text)[] texts =
        [
            (nameof(need.Title), need.Title), (nameof(need.Description), need.Description),
            .. need.Indicators.SelectMany(i => new (string, string?)[] { (nameof(need.Indicators), i.Name), (nameof(need.Indicators), i.Current), (nameof(need.Indicators), i.Target), (nameof(need.Indicators), i.Method) }),
        ];
        return [.. texts.Where(t => !string.IsNullOrEmpty(t.Text)).SelectMany(t => In(t.Field, hidden.Of(t.Text!))).Distinct().Take(MostPlaces)]; // why: filtered just before
    }

    private static IEnumerable<Place> In(string field, string text) =>
    [
        .. Addresses().Matches(text).Select(m => new Place(LeakKind.Address, field, m.Value)),
        .. Firms().Matches(text).Where(m => !m.Value.StartsWith(BlindText.Instead, StringComparison.Ordinal)).Select(m => new Place(LeakKind.Firm, field, m.Value)),
        .. People().Matches(text).Select(m => new Place(LeakKind.Person, field, m.Value)),
    ];

    private static Task<int> CrowdAsync(HongniangDb db, Need need, CancellationToken ct)
    {
        var city = need.RegionCode.Length >= 4 ? need.RegionCode[..4] : need.RegionCode;
        var firms = db.Organizations.IgnoreQueryFilters().Where(o => o.Kind == OrganizationKind.Enterprise && o.RegionCode.StartsWith(city)); // why: a count over the whole register names nobody
        if (need.IndustryCode is { Length: > 0 } code)
        {
            var division = code[..Math.Min(3, code.Length)];
            firms = firms.Where(o => o.IndustryCode!.StartsWith(division) // why: SQL null compares as no match
                || db.Needs.IgnoreQueryFilters().Any(n => n.EnterpriseId == o.Id && n.IndustryCode!.StartsWith(division))); // why: as above
        }

        return firms.CountAsync(ct);
    }

    [GeneratedRegex(@"[\u4e00-\u9fff]{2,12}(?:路|街|大道|巷)\s?\d{1,5}\s?号|[\u4e00-\u9fff]{2,12}(?:工业园|产业园|科技园|工业区)\s?[A-Za-z0-9]{1,4}\s?(?:栋|座|号|区)", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"[\u4e00-\u9fff（）()]{2,24}?(?:股份有限公司|有限责任公司|有限公司|集团公司)", RegexOptions.CultureInvariant)]
    private static partial Regex Firms();

    [GeneratedRegex(@"(?:联系人|负责人|对接人|法人代表|董事长|总经理|总工程师)[：: 　]?[\u4e00-\u9fff]{2,4}", RegexOptions.CultureInvariant)]
    private static partial Regex People();
}
