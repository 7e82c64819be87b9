namespace Hongniang.Needs;

/// <summary>How completely a need is told, from parts that can be checked. 0–100; the missing parts are named.</summary>
public sealed record NeedQuality(IReadOnlyList<NeedQuality.Part> Parts)
{
    /// <summary>Below this a need is published only with a written reason.</summary>
    public const int Enough = 60;

    /// <param name="Text">English phrase naming the part, the key of its translation.</param>
    /// <param name="Weight">Points of 100.</param>
    /// <param name="Present">Whether the need tells it.</param>
    /// <param name="IsMatched">Whether candidates are found or ranked by it.</param>
    public sealed record Part(string Text, int Weight, bool Present, bool IsMatched = false);

    public int Score => Parts.Where(p => p.Present).Sum(p => p.Weight);

    public IEnumerable<Part> Missing => Parts.Where(p => !p.Present).OrderByDescending(p => p.Weight);

    /// <summary>What is missing and would help to find a match.</summary>
    public IEnumerable<Part> MissingForMatching => Missing.Where(p => p.IsMatched);

    public static NeedQuality Of(Need.Facts need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return new(
        [
            new("a title of 8 to 50 characters", 5, need.Title.Length is >= 8 and <= 50, IsMatched: true),
            new("a description of at least 80 characters", 15, need.Description.Length >= 80, IsMatched: true),
            new("an indicator with a target", 15, need.Indicators.Any(i => !string.IsNullOrEmpty(i.Target)), IsMatched: true),
            new("a test method for every indicator", 5, need.Indicators.Count > 0 && need.Indicators.All(i => !string.IsNullOrEmpty(i.Method))),
            new("the present state", 10, !string.IsNullOrEmpty(need.CurrentState), IsMatched: true),
            new("what was tried", 10, !string.IsNullOrEmpty(need.TriedSolutions)),
            new("what is asked of the partner", 5, !string.IsNullOrEmpty(need.PartnerRequirements)),
            new("a budget", 10, need.BudgetFrom is not null || need.BudgetTo is not null, IsMatched: true),
            new("a wished date", 10, need.Deadline is not null),
            new("a way to work together", 5, need.CooperationModes.Count > 0, IsMatched: true),
            new("the readiness wished for", 5, need.DesiredReadiness is not null, IsMatched: true),
            new("the industry", 5, !string.IsNullOrEmpty(need.IndustryCode)),
        ]);
    }

    /// <summary>Whether the free text gives the firm away: its name without the legal ending stands in it.</summary>
    public static bool GivesFirmAway(Need.Facts need)
    {
        ArgumentNullException.ThrowIfNull(need);
        var name = need.EnterpriseName.Trim();
        foreach (var ending in (ReadOnlySpan<string>)["股份有限公司", "有限责任公司", "有限公司", "集团", "公司", "厂"])
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                name = name[..^ending.Length];
                break;
            }
        }

        return name.Length >= 4 && new[] { need.Title, need.Description, need.CurrentState, need.TriedSolutions, need.PartnerRequirements }
            .Any(t => t?.Contains(name, StringComparison.Ordinal) == true);
    }
}
