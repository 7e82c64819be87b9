using Hongniang.Access;
using Hongniang.Matching.Indexing;
using Hongniang.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Hongniang.Web.Tests;

/// <summary>The whole application in this process, on a database of its own (SQLite or PostgreSQL, as the run says) with the small <see cref="Testing.World"/> in it.</summary>
/// <remarks>Arrange records through <see cref="World"/> in <c>arrange</c>, before the start, or through use cases of <see cref="Database"/> afterwards:
/// the match indexes follow the journal, and the world writes none.</remarks>
public sealed class WebHost : IAsyncDisposable
{
    public const string Password = "Quarry-lantern-47-mosaic";

    private readonly WebApplicationFactory<Program> _app;
    private readonly string _folder;
    private int _people;

    private WebHost(TestDatabase database, World world, WebApplicationFactory<Program> app, string folder) =>
        (Database, World, _app, _folder) = (database, world, app, folder);

    public TestDatabase Database { get; }

    public World World { get; }

    public FakeTimeProvider Time => Database.Time;

    /// <summary>Commands that reached the database from the application and from the test, by all requests since the last <c>Reset</c>.</summary>
    public QueryCounter Queries => Database.Queries;

    public IServiceProvider Services => _app.Services;

    public static async Task<WebHost> StartAsync(Func<World, Task>? arrange = null, Action<IWebHostBuilder>? configure = null)
    {
        var database = await TestDatabase.CreateAsync();
        var world = await World.InAsync(database);
        if (arrange is not null)
        {
            await arrange(world);
        }

        var folder = Directory.CreateTempSubdirectory("hongniang-web-tests").FullName;
        var app = TestApp.On(database, folder, sample: false, configure);
        _ = app.Server;
        var host = new WebHost(database, world, app, folder);
        await host.Services.GetRequiredService<MatchIndexes>().CatchUpAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Somebody who is not signed in.</summary>
    public Visitor Visitor(string culture = "en") => Tests.Visitor.To(_app, culture);

    /// <summary>A person with a new account, signed in through the sign-in page.</summary>
    public async Task<Visitor> SignInAsync(Role role, OrganizationId organization, Guid? expert = null, string culture = "en")
    {
        var mail = await AddAccountAsync(role, organization, expert);
        var visitor = Visitor(culture);
        var entered = await visitor.SubmitAsync("/sign-in", "sign-in", [("Input.Email", mail), ("Input.Password", Password)]);
        Assert.Equal("/", entered.Location);
        return visitor;
    }

    /// <summary>A new account with <see cref="Password"/>; answers with its mail address.</summary>
    public async Task<string> AddAccountAsync(Role role, OrganizationId organization, Guid? expert = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var mail = $"{role}-{++_people}@test.example".ToLowerInvariant();
        var account = new Account { Id = Database.Clock.NewId(), UserName = mail, Email = mail, DisplayName = $"测试{role}{_people}", Role = role, OrganizationId = organization, ExpertKey = expert };
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        return mail;
    }

    /// <summary>A technology manager of 佛山, who sees the city and its counties.</summary>
    public Task<Visitor> ManagerAsync(string culture = "en") => SignInAsync(Role.TechnologyManager, World.Foshan, culture: culture);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
