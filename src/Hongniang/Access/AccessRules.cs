namespace Hongniang.Access;

/// <summary>Small named predicates over roles. Asked once for the button and once for the action.</summary>
public static class AccessRules
{
    /// <summary>Works for an association and sees its subtree.</summary>
    public static bool IsStaff(this Role role) => role is Role.TechnologyManager or Role.Officer or Role.Leader or Role.Reviewer;

    /// <summary>Acts for one organisation that is no association: sees what is its own.</summary>
    public static bool IsMember(this Role role) => role is Role.Enterprise or Role.Society or Role.Station or Role.Investor;

    /// <summary>One of the three duties that watch over the system. They are kept apart, and apart from all records of the road.</summary>
    public static bool IsDuty(this Role role) => role is Role.Administrator or Role.SecurityOfficer or Role.Auditor;

    /// <summary>Has to do with needs, supply, engagements and contracts at all.</summary>
    public static bool MeetsRecords(this Role role) => !role.IsDuty();

    /// <summary>May change records of the subtree: technology managers and officers. Leaders and reviewers look.</summary>
    public static bool MayWork(this Role role) => role is Role.TechnologyManager or Role.Officer;

    /// <summary>Hands in needs for the own organisation, and for no other.</summary>
    public static bool HandsInOwnNeeds(this Role role) => role is Role.Enterprise or Role.Station;

    /// <summary>May hand in a need: staff for any enterprise of the subtree, an enterprise or the host of a station for itself.</summary>
    public static bool MaySubmitNeeds(this Role role) => role.MayWork() || role.HandsInOwnNeeds();

    /// <summary>May look at needs at all: staff, and whoever hands in its own. All others meet a need only in an engagement.</summary>
    public static bool MaySeeNeeds(this Role role) => role.IsStaff() || role.HandsInOwnNeeds();

    /// <summary>May accept, return or reject a submitted need.</summary>
    public static bool MayReview(this Role role) => role.MayWork() || role is Role.Reviewer;

    /// <summary>May publish a need, or mark it as one that is there already.</summary>
    public static bool MayPublish(this Role role) => role.MayWork();

    /// <summary>May import spreadsheets and export lists of the subtree.</summary>
    public static bool MayImport(this Role role) => role.MayWork();

    public static bool MaySeeFigures(this Role role) => role.IsStaff();

    /// <summary>May see what was learnt from matches, and what it gained: staff, and administrators, who see no records.</summary>
    public static bool MaySeeModels(this Role role) => role.IsStaff() || role is Role.Administrator;

    /// <summary>May learn a ranking, put it to use and take it back: it changes what everybody is shown.</summary>
    public static bool MayAdoptModels(this Role role) => role is Role.Officer;

    /// <summary>May invite people, change what they are for, and close their accounts.</summary>
    public static bool MayManageAccounts(this Role role) => role is Role.Administrator;

    /// <summary>May unlock accounts, end sessions, take away lost second factors, and set how long things are kept.</summary>
    public static bool MayGuardAccounts(this Role role) => role is Role.SecurityOfficer;

    /// <summary>May look at the accounts of the subtree.</summary>
    public static bool MaySeeAccounts(this Role role) => role.MayManageAccounts() || role.MayGuardAccounts();

    /// <summary>May read the whole journal of the subtree.</summary>
    public static bool MayAudit(this Role role) => role is Role.Auditor;

    /// <summary>May decide about enterprises and experts that register by themselves, and about long exports.</summary>
    public static bool MayVerify(this Role role) => role is Role.Officer;

    /// <summary>May keep the register of technology managers: those above them. A manager looks at the own entry and at those of the territory.</summary>
    public static bool MayKeepManagers(this Role role) => role is Role.Officer;

    /// <summary>Sees results of the whole network whose owners show them to everybody by name.</summary>
    public static bool SeesOpenResults(this Role role) => role is Role.Investor;
}
