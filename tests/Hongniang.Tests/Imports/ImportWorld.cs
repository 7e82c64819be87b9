using System.Text;
using Hongniang.Access;
using Hongniang.Common;
using Hongniang.Common.Importing;
using Hongniang.Imports;
using Hongniang.Testing;

namespace Hongniang.Tests.Imports;

/// <summary>A person of an association who imports files, step by step or all at once.</summary>
internal sealed class ImportWorld(TestDatabase database, World world, Actor actor, Scope sight)
{
    public Actor Actor { get; } = actor;

    public Scope Scope { get; } = sight;

    public World World { get; } = world;

    public static async Task<ImportWorld> InAsync(TestDatabase database, CancellationToken ct)
    {
        var world = await World.InAsync(database);
        var account = new Account { Id = database.Clock.NewId(), UserName = "manager@example.cn", DisplayName = "测试红娘", Role = Role.TechnologyManager, OrganizationId = world.Foshan };
        await using var scope = database.Open();
        scope.Db.Users.Add(account);
        await scope.Db.SaveChangesAsync(ct);
        var sight = world.ScopeOf(world.Foshan, world.Nanhai);
        return new ImportWorld(database, world, new Actor(account.Id, account.DisplayName, world.Foshan.Value, nameof(Role.TechnologyManager)), sight);
    }

    public async Task<string> UploadAsync(byte[] content, string name, string subject, CancellationToken ct)
    {
        await using var scope = database.Open(Scope);
        return (await scope.The<StartImport>().RunAsync(new(subject, name, content, World.Foshan), Actor, ct)).Value;
    }

    public Task<string> UploadAsync(string csv, CancellationToken ct, string subject = "Need") => UploadAsync(Encoding.UTF8.GetBytes(csv), "list.csv", subject, ct);

    public async Task<Result> ConfirmAsync(string number, CancellationToken ct, Func<ImportPlan, ImportPlan>? change = null)
    {
        await using var scope = database.Open(Scope);
        var mapping = await ImportMapping.LoadAsync(scope.Db, scope.The<ImportSubjects>(), number, null, ct);
        var plan = mapping.Value.ToPlan() with { UnnamedOrganization = "未注明单位" };
        return await scope.The<ConfirmImport>().RunAsync(new(number, mapping.Value.Run.Version, change?.Invoke(plan) ?? plan), Actor, ct);
    }

    public async Task<RunImport.Ending> RunAsync(string number, CancellationToken ct)
    {
        await using var scope = database.Open(Scope);
        return await scope.The<RunImport>().RunAsync(number, ct);
    }

    /// <summary>Upload, confirm as recognised, run to the end.</summary>
    public async Task<ImportRun> ImportAsync(byte[] content, string name, string subject, CancellationToken ct, Func<ImportPlan, ImportPlan>? change = null)
    {
        var number = await UploadAsync(content, name, subject, ct);
        var confirmed = await ConfirmAsync(number, ct, change);
        if (!confirmed.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", confirmed.Problems));
        }

        await RunAsync(number, ct);
        return (await DetailAsync(number, ct)).Run;
    }

    public Task<ImportRun> ImportAsync(string csv, CancellationToken ct, string subject = "Need", Func<ImportPlan, ImportPlan>? change = null) =>
        ImportAsync(Encoding.UTF8.GetBytes(csv), "list.csv", subject, ct, change);

    public async Task<ImportDetail> DetailAsync(string number, CancellationToken ct)
    {
        await using var scope = database.Open(Scope);
        return await ImportDetail.LoadAsync(scope.Db, number, ct) ?? throw new InvalidOperationException($"No run {number}.");
    }

    public async Task<IReadOnlyList<ImportDetail.Row>> RowsAsync(string number, ImportPart part, CancellationToken ct)
    {
        await using var scope = database.Open(Scope);
        var detail = await ImportDetail.LoadAsync(scope.Db, number, ct) ?? throw new InvalidOperationException($"No run {number}.");
        return (await detail.RowsAsync(scope.Db, part, new Page(1, 200), ct)).Rows;
    }

    public static (int Added, int Unchanged, int Held, int Refused) Counts(ImportRun run) => (run.Added, run.Unchanged, run.PossibleDuplicates, run.Refused);
}
