using Hongniang.People.ApiKeys;
using Hongniang.People.Privacy;
using Hongniang.People.Registrations;
using Hongniang.People.Retention;
using Hongniang.Network.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.People;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class PeopleModule
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<IMovesOnMerge, MovePeople>()
        .AddScoped<InviteAccount>()
        .AddScoped<AcceptInvitation>()
        .AddScoped<ManageAccount>()
        .AddScoped<GuardAccount>()
        .AddScoped<HandOverWork>()
        .AddScoped<LeaveOrganization>()
        .AddScoped<CloseUnused>()
        .AddScoped<RecordAudit>()
        .AddScoped<TakeMyData>()
        .AddScoped<AskAboutMyData>()
        .AddScoped<AnswerDataRequest>()
        .AddScoped<ErasePerson>()
        .AddScoped<MakeApiKey>()
        .AddScoped<RevokeApiKey>()
        .AddScoped<UseApiKey>()
        .AddScoped<Register>()
        .AddScoped<ConfirmMail>()
        .AddScoped<DecideRegistration>()
        .AddScoped<ChangeRetention>()
        .AddScoped<ApplyRetention>();
}
