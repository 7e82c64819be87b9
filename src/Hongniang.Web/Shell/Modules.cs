using Hongniang.Engagements;
using Hongniang.Imports;
using Hongniang.Web.Access;
using Hongniang.Web.Access.Exports;
using Hongniang.Web.Engagements;
using Hongniang.Web.Engagements.Assigning;
using Hongniang.Web.Engagements.Learning;
using Hongniang.Web.Imports;
using Hongniang.Web.Insight.FigurePages;
using Hongniang.Web.Matching;
using Hongniang.Web.Matching.Clustering;
using Hongniang.Web.Matching.Glossary;
using Hongniang.Web.Matching.Searching;
using Hongniang.Web.Needs;
using Hongniang.Web.Network;
using Hongniang.Web.Network.Managers;
using Hongniang.Web.Network.Partnerships;
using Hongniang.Web.Network.Stations;
using Hongniang.Web.Network.Talent;
using Hongniang.Web.People;
using Hongniang.Web.People.ApiKeys;
using Hongniang.Web.People.Privacy;
using Hongniang.Web.Supply;
using Hongniang.Web.Tasks;
using Hongniang.Web.Visits;

namespace Hongniang.Web.Shell;

/// <summary>The modules' doors, in the order of the road: each adds what its pages need and maps its addresses that are no pages.</summary>
internal static class Modules
{
    public static void AddModules(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        OpenIdProvider.Add(builder);
        builder.Services.AddImportWorker().AddAssignmentWorker().AddLearningWorker().AddScoped<StationEndpoints.Act>().AddScoped<ExportGate>();
    }

    public static void MapModules(this WebApplication app)
    {
        app.MapAccess();
        app.MapPasskeys();
        app.MapProvider();
        app.MapNetwork();
        app.MapPartnerships();
        app.MapStations();
        app.MapLeads();
        app.MapManagers();
        app.MapSupply();
        app.MapNeeds();
        app.MapMatching();
        app.MapClusters();
        app.MapGlossary();
        app.MapSearch();
        app.MapImports();
        app.MapEngagements();
        app.MapAssignments();
        app.MapModels();
        app.MapVisits();
        app.MapTasks();
        app.MapPeople();
        app.MapPrivacy();
        app.MapApi();
        app.MapFigures();
    }
}
