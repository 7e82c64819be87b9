using Hongniang.Access;
using Microsoft.AspNetCore.Authorization;

namespace Hongniang.Web.Shell;

/// <summary>Who may open a page or call an address at all: the role rules of <see cref="AccessRules"/>, by name. What may be done to one record is asked of that record's rule.</summary>
public static class Policies
{
    /// <summary>Anybody who is signed in, the three duties too: for one's own account and the way out.</summary>
    public const string SignedIn = nameof(SignedIn);

    public const string Staff = nameof(Staff);
    public const string Work = nameof(Work);
    public const string SeeNeeds = nameof(SeeNeeds);
    public const string SubmitNeeds = nameof(SubmitNeeds);
    public const string Review = nameof(Review);
    public const string Publish = nameof(Publish);
    public const string SeeAccounts = nameof(SeeAccounts);
    public const string ManageAccounts = nameof(ManageAccounts);
    public const string GuardAccounts = nameof(GuardAccounts);
    public const string Audit = nameof(Audit);
    public const string Import = nameof(Import);
    public const string Figures = nameof(Figures);
    public const string SeeModels = nameof(SeeModels);
    public const string AdoptModels = nameof(AdoptModels);
    public const string Verify = nameof(Verify);
    public const string KeepManagers = nameof(KeepManagers);

    public static IServiceCollection AddPolicies(this IServiceCollection services) => services
        .AddScoped<IAuthorizationHandler, RuleHandler>()
        .AddAuthorization(options =>
        {
            // Whatever does not say otherwise asks for a signed-in person who has to do with records at all: nothing new is open to the three duties by oversight.
            options.FallbackPolicy = Asking(AccessRules.MeetsRecords);
            options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
            Add(options, Staff, AccessRules.IsStaff);
            Add(options, Work, AccessRules.MayWork);
            Add(options, SeeNeeds, AccessRules.MaySeeNeeds);
            Add(options, SubmitNeeds, AccessRules.MaySubmitNeeds);
            Add(options, Review, AccessRules.MayReview);
            Add(options, Publish, AccessRules.MayPublish);
            Add(options, SeeAccounts, AccessRules.MaySeeAccounts);
            Add(options, ManageAccounts, AccessRules.MayManageAccounts);
            Add(options, GuardAccounts, AccessRules.MayGuardAccounts);
            Add(options, Audit, AccessRules.MayAudit);
            Add(options, Import, AccessRules.MayImport);
            Add(options, Figures, AccessRules.MaySeeFigures);
            Add(options, SeeModels, AccessRules.MaySeeModels);
            Add(options, AdoptModels, AccessRules.MayAdoptModels);
            Add(options, Verify, AccessRules.MayVerify);
            Add(options, KeepManagers, AccessRules.MayKeepManagers);
        });

    private static void Add(AuthorizationOptions options, string name, Func<Role, bool> rule) =>
        options.AddPolicy(name, Asking(rule));

    private static AuthorizationPolicy Asking(Func<Role, bool> rule) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new RuleRequirement(rule)).Build();

    private sealed record RuleRequirement(Func<Role, bool> Rule) : IAuthorizationRequirement;

    private sealed class RuleHandler(CurrentUser user) : AuthorizationHandler<RuleRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RuleRequirement requirement)
        {
            // Where there is nothing, everybody who is signed in is told so.
            if (user.May(requirement.Rule) || (context.Resource is HttpContext http && http.GetEndpoint() is null))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
