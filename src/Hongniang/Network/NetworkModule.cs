using Hongniang.Common.Importing;
using Hongniang.Network.Importing;
using Hongniang.Network.Managers;
using Hongniang.Network.Merging;
using Hongniang.Network.Partnerships;
using Hongniang.Network.Stations;
using Hongniang.Network.Talent;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Network;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class NetworkModule
{
    public static IServiceCollection AddNetwork(this IServiceCollection services) => services
        .AddSingleton<ImportSubject, OrganizationImport>()
        .AddScoped<RegisterOrganization>()
        .AddScoped<ChangeOrganization>()
        .AddScoped<ChangeCapabilityCard>()
        .AddScoped<MergePreview>()
        .AddScoped<MergeOrganizations>()
        .AddScoped<IMovesOnMerge, MovePartnerships>()
        .AddScoped<PartnershipDesk>()
        .AddScoped<StartPartnership>()
        .AddScoped<ChangePartnership>()
        .AddScoped<RecordActivity>()
        .AddScoped<GrantLevel>()
        .AddScoped<PlanYear>()
        .AddScoped<RecordAgreement>()
        .AddScoped<EndAgreement>()
        .AddScoped<EndPartnership>()
        .AddScoped<PartnershipDetail.Reader>()
        .AddScoped<IMovesOnMerge, MoveLeads>()
        .AddScoped<FindLead>()
        .AddScoped<ChangeLead>()
        .AddScoped<IMovesOnMerge, MoveManagers>()
        .AddScoped<RegisterManager>()
        .AddScoped<ChangeManager>()
        .AddScoped<RecordTraining>()
        .AddScoped<IMovesOnMerge, MoveStations>()
        .AddScoped<ApplyForStation>()
        .AddScoped<ChangeStation>()
        .AddScoped<ScoreStation>()
        .AddScoped<DecideStation>()
        .AddScoped<AgreeOnStation>()
        .AddScoped<OpenStation>()
        .AddScoped<CheckStation>()
        .AddScoped<RenewStation>()
        .AddScoped<CloseStation>()
        .AddScoped<ChangeMembers>()
        .AddScoped<RecordService>()
        .AddScoped<GrowStation>()
        .AddScoped<WritePlaybook>()
        .AddScoped<RevealContact>()
        .AddScoped<RevealOrganizationContact>();
}
