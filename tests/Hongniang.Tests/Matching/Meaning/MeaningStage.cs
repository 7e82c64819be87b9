using Hongniang.Common;
using Hongniang.Matching.Indexing;
using Hongniang.Matching.Meaning;
using Hongniang.Needs;
using Hongniang.Supply;
using Hongniang.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hongniang.Tests.Matching.Meaning;

/// <summary>A database with a Chinese need, an English expert who answers it, and others who do not; and the product's own steps with a model.</summary>
internal sealed class MeaningStage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hongniang-meaning");

    public required TestDatabase Database { get; init; }

    public required World World { get; init; }

    public required Need Need { get; init; }

    public required Expert English { get; init; }

    public required Expert Wind { get; init; }

    public MeaningFile File => new(Path.Combine(_folder.FullName, MeaningFile.Name));

    public MeaningProgress Progress { get; } = new();

    public static async Task<MeaningStage> StartAsync(Action<EmbeddingSettings> configure)
    {
        var database = await TestDatabase.CreateAsync(services => services.Configure(configure));
        var world = await World.InAsync(database);
        var need = await world.NeedAsync(change: f => f with { Title = "固态电解质", Description = "固态电解质", CurrentState = null, Keywords = null });
        var english = await world.ExpertAsync("Ann Example", f => f with { ResearchDirections = "solid electrolyte", Works = "Ionic transport in solid electrolyte films" });
        await world.ExpertAsync("Glaze", f => f with { ResearchDirections = "glaze", Works = "glaze" });
        var wind = await world.ExpertAsync("Wind", f => f with { ResearchDirections = "wind", Works = "wind" });
        return new MeaningStage { Database = database, World = world, Need = need, English = english, Wind = wind };
    }

    /// <summary>The indexes of a run of the program: the first one's are the database's own, each further one is a restart.</summary>
    public MatchIndexes Restarted() => new(Database.Services.GetRequiredService<IServiceScopeFactory>(), IndexFile.None, Model, File);

    public MeaningModel Model => Database.Services.GetRequiredService<MeaningModel>();

    public EmbeddingSettings Settings => Database.Services.GetRequiredService<IOptions<EmbeddingSettings>>().Value;

    public MeaningWork Work() => new(Model, File, Progress, Database.Clock);

    /// <summary>Steps until nothing can be done at once, then writes down.</summary>
    public async Task<MeaningWork> WorkAsync(MatchIndexes indexes, MeaningWork? work = null)
    {
        work ??= Work();
        while (await work.StepAsync(await indexes.CatchUpAsync(CancellationToken.None), CancellationToken.None))
        {
        }

        work.Finish();
        return work;
    }

    public Task ChangeAsync(Expert expert, Action<Expert> change) => Database.SaveAsync(nameof(Expert), expert.Id.Value, expert.Number,
        async db => change(await db.Experts.SingleAsync(e => e.Id == expert.Id)));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
