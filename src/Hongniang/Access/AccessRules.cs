namespace Hongniang.Access;

/// <summary>Small named predicates over roles. Asked once for the button and once for the action.</summary>
public static class AccessRules
{
    public static bool IsStaff(this Role role) => role is Role.TechnologyManager or Role.Officer or Role.Leader;

    /// <summary>May change records of the subtree: staff except leaders, who only look.</summary>
    public static bool MayWork(this Role role) => role is Role.TechnologyManager or Role.Officer;

    /// <summary>May hand in a need: staff for any enterprise of the subtree, an enterprise for itself.</summary>
    public static bool MaySubmitNeeds(this Role role) => role.MayWork() || role is Role.Enterprise;

    /// <summary>May look at needs at all: staff, and an enterprise at its own. Experts meet a need only in an engagement.</summary>
    public static bool MaySeeNeeds(this Role role) => role.IsStaff() || role is Role.Enterprise;

    /// <summary>May accept, return or reject a submitted need.</summary>
    public static bool MayReview(this Role role) => role.MayWork();

    /// <summary>May import spreadsheets and export lists of the subtree.</summary>
    public static bool MayImport(this Role role) => role.MayWork();

    public static bool MaySeeFigures(this Role role) => role.IsStaff();
}
