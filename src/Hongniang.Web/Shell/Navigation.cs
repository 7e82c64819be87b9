using Hongniang.Access;

namespace Hongniang.Web.Shell;

/// <summary>The stations that a role sees in the sidebar, in the order of the road.</summary>
internal static class Navigation
{
    public sealed record Link(string Title, string Address);

    public sealed record Group(string Title, IReadOnlyList<Link> Links);

    private static readonly Link MyDay = new("My day", "/");
    private static readonly Link Needs = new("Technology needs", "/needs");
    private static readonly Link Achievements = new("Achievements", "/achievements");
    private static readonly Link Engagements = new("Engagements", "/engagements");
    private static readonly Link Contracts = new("Contracts", "/contracts");
    private static readonly Link Accounts = new("Accounts", "/accounts");
    private static readonly Link Journal = new("Journal", "/audit");
    private static readonly Link Models = new("Learnt rankings", "/matching/models");
    private static readonly Link Account = new("My account", "/account");

    public static IReadOnlyList<Group> For(CurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Role switch
        {
            { } role when role.IsMember() =>
                [new("Today", [MyDay]), new("Collect", user.May(AccessRules.MaySeeNeeds) ? [Needs, Achievements] : [Achievements]), new("Match", [Engagements, Contracts])],
            Role.Expert => [new("Today", [MyDay]), new("Match", [Engagements, Contracts])],
            { } role when role.IsStaff() => Staff(user),
            { } role when role.MayGuardAccounts() => [new("Watch over the system", [Accounts, new("How long data is kept", "/retention"), Account])],
            { } role when role.MaySeeAccounts() => [new("Watch over the system", [Accounts, new("API keys", "/api-keys"), .. user.May(AccessRules.MaySeeModels) ? [Models] : Array.Empty<Link>(), Account])],
            { } role when role.MayAudit() => [new("Watch over the system", [Journal, Account])],
            _ => [],
        };
    }

    /// <summary>Where somebody starts who has no day of records; null for everybody else.</summary>
    public static string? FirstOf(CurrentUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.May(AccessRules.MeetsRecords) ? null : user.May(AccessRules.MayAudit) ? Journal.Address : Accounts.Address;
    }

    private static List<Group> Staff(CurrentUser user) =>
    [
        new("Today", [MyDay, new("Tasks", "/tasks")]),
        new("Collect", [Needs, new("Shared needs", "/needs/clusters"), Achievements, new("Experts", "/experts"), new("Visits", "/visits"), .. user.May(AccessRules.MayImport) ? [new Link("Imports", "/imports")] : Array.Empty<Link>()]),
        new("Match", [new("Engagement board", "/engagements"), .. user.May(AccessRules.MayWork) ? [new Link("Joint assignment", "/assignments")] : Array.Empty<Link>(), Contracts, new("Follow-ups", "/follow-ups")]),
        new("Network", [new("Organisations", "/organizations"), new("Partnerships", "/partnerships"), new("Teams and stations", "/stations"), new("Talent and projects", "/leads"), new("Technology managers", "/managers"), new("Needs and capabilities", "/capability-matrix"), new("Bilingual glossary", "/glossary"), Models]),
        new("Results", [new("Dashboard", "/figures"), .. user.May(AccessRules.MayImport) ? [new Link("Exports", "/exports")] : Array.Empty<Link>(), .. user.May(AccessRules.MayVerify) ? [new Link("Applications", "/registrations"), new Link("Data requests", "/data-requests")] : Array.Empty<Link>()]),
    ];
}
