using Hongniang.Engagements.Assigning;
using Hongniang.Engagements.Learning;
using Hongniang.Supply.Consents;
using Hongniang.Network.Merging;
using Hongniang.Network.Partnerships;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Engagements;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class EngagementsModule
{
    public static IServiceCollection AddEngagements(this IServiceCollection services) => services
        .AddScoped<ICooperationRecords, IntroductionsOfPartner>()
        .AddScoped<IMovesOnMerge, MoveEngagements>()
        .AddScoped<ProposeEngagement>()
        .AddScoped<LearnRanking>().AddScoped<ExportJudgedPairs>()
        .AddSingleton<LearningNudge>().AddScoped<StartLearning>().AddScoped<RunLearning>().AddScoped<CancelLearning>()
        .AddScoped<AnswerConsent>()
        .AddScoped<RecordMeeting>()
        .AddScoped<StartNegotiating>()
        .AddScoped<RecordIntent>()
        .AddScoped<SignContract>()
        .AddScoped<PlanNextStep>()
        .AddScoped<ParkEngagement>()
        .AddScoped<WakeEngagement>()
        .AddScoped<WakeParked>()
        .AddScoped<HandEngagement>()
        .AddScoped<LoseEngagement>()
        .AddScoped<IAfterConsentEnded, EndWithoutConsent>()
        .AddSingleton<AssignmentNudge>().AddScoped<StartAssignment>().AddScoped<MakeAssignment>().AddScoped<CancelAssignment>().AddScoped<AdoptAssignment>().AddScoped<TakeBackAssignment>();

    /// <summary>Makes the plans that were asked for. For hosts that run on.</summary>
    public static IServiceCollection AddAssignmentWorker(this IServiceCollection services) => services.AddHostedService<AssignmentWorker>();

    /// <summary>Learns the rankings that were asked for. For hosts that run on.</summary>
    public static IServiceCollection AddLearningWorker(this IServiceCollection services) => services.AddHostedService<LearningWorker>();
}
