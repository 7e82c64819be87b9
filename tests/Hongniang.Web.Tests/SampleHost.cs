using Hongniang.Sample;
using Hongniang.Testing;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace Hongniang.Web.Tests;

/// <summary>The whole application on the sample association, as on a first start; shared by tests that only look.</summary>
public sealed class SampleHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hongniang-sample-tests").FullName;
    private TestDatabase? _database;
    private WebApplicationFactory<Program>? _app;

    public TestDatabase Database => _database ?? throw new InvalidOperationException("Not started.");

    public IServiceProvider Services => App.Services;

    private WebApplicationFactory<Program> App => _app ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _app = TestApp.On(_database, _folder, sample: true);
        _ = _app.Server;
    }

    public Visitor Visitor(string culture = "en") => Tests.Visitor.To(App, culture);

    /// <summary>One of the sample's people, by mailbox: foshan, nanhai, leader, province, dongguan, enterprise, expert, university.</summary>
    public async Task<Visitor> SignInAsync(string mailbox, string culture = "en")
    {
        var visitor = Visitor(culture);
        var entered = await visitor.SubmitAsync("/sign-in", "sign-in", [("Input.Email", $"{mailbox}@hongniang.example"), ("Input.Password", SampleAssociation.Password)]);
        Assert.Equal("/", entered.Location);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Tests that share one <see cref="SampleHost"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SampleCollection : ICollectionFixture<SampleHost>
{
    public const string Name = "the sample association";
}
