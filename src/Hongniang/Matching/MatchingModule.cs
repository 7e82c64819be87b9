using Hongniang.Data;
using Hongniang.Matching.Assigning;
using Hongniang.Matching.Clustering;
using Hongniang.Matching.Glossary;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Learning;
using Hongniang.Matching.Meaning;
using Hongniang.Matching.Searching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hongniang.Matching;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class MatchingModule
{
    public static IServiceCollection AddMatching(this IServiceCollection services)
    {
        services.AddOptions<MatchWeights>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<MatchWeights>, MatchWeights.Check>();
        services.AddOptions<EmbeddingSettings>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddingSettings>, EmbeddingSettings.Check>();
        services.TryAddSingleton(IndexFile.None);
        services.TryAddSingleton(MeaningFile.None);
        services.AddSingleton<MeaningModel>().AddSingleton<MeaningProgress>();
        services.AddSingleton<JournalNudge>().AddSingleton<MatchIndexes>();
        services.ConfigureDbContext<HongniangDb>((provider, options) => options.AddInterceptors(provider.GetRequiredService<JournalNudge>()));
        return services
            .AddScoped<MatchNeed>().AddScoped<SimilarNeeds>().AddScoped<NeedsToMeet>().AddScoped<MatchMany>()
            .AddScoped<AddTerm>().AddScoped<ChangeTerm>().AddScoped<RemoveTerm>().AddScoped<DeclineTerm>().AddScoped<ImportTerms>().AddScoped<ProposedTerms>()
            .AddSingleton<NeedClusters>().AddScoped<ClusterList>().AddScoped<ClusterDetail>().AddScoped<SplitOffNeed>().AddScoped<JoinNeedAgain>()
            .AddScoped<KeepCandidate>().AddScoped<RejectCandidate>().AddScoped<TakeBackVerdict>()
            .AddScoped<AdoptModel>().AddScoped<RollBackModel>()
            .AddScoped<SearchRecords>().AddScoped<FindByNumber>();
    }

    /// <summary>Loads the indexes after the start and follows the journal, and makes vectors where a model is configured. For hosts that run on; a command loads on its first search.</summary>
    public static IServiceCollection AddMatchingFollower(this IServiceCollection services) => services.AddHostedService<JournalFollower>().AddHostedService<MeaningWorker>();
}
