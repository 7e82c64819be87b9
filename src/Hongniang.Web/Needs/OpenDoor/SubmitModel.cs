using Hongniang.Common;
using Hongniang.Needs;
using Hongniang.Needs.OpenDoor;

namespace Hongniang.Web.Needs.OpenDoor;

/// <summary>What the public form of a need holds, as it was typed: nothing but this can be said of a need without an account.</summary>
public sealed class SubmitModel
{
    public string? EnterpriseName { get; set; }

    public string? Uscc { get; set; }

    public string? RegionCode { get; set; }

    public string? Title { get; set; }

    public string? Description { get; set; }

    public string? IndustryCode { get; set; }

    /// <summary>In 万元, or with a unit of its own.</summary>
    public string? BudgetFrom { get; set; }

    public string? BudgetTo { get; set; }

    public string? Deadline { get; set; }

    public string? ContactName { get; set; }

    public string? ContactPhone { get; set; }

    public string? ContactEmail { get; set; }

    public bool NotClassified { get; set; }

    public bool Agrees { get; set; }

    public string? NoticeVersion { get; set; }

    /// <summary>No person sees it; programs fill it in.</summary>
    public string? Website { get; set; }

    /// <summary>What is asked for, as far as it can be read, and what could not be.</summary>
    internal (HandInNeed.Input Input, IReadOnlyList<Problem> Unreadable) Read()
    {
        var (facts, unreadable) = new NeedFormModel
        {
            EnterpriseName = EnterpriseName, RegionCode = RegionCode, Title = Title, Description = Description, IndustryCode = IndustryCode, BudgetFrom = BudgetFrom, BudgetTo = BudgetTo,
            Deadline = Deadline, ContactName = ContactName, ContactPhone = ContactPhone, ContactEmail = ContactEmail,
        }.Read(null);
        return (new HandInNeed.Input(facts, Uscc, NotClassified, Agrees, NoticeVersion), unreadable);
    }
}
