using Hongniang.Access;
using Hongniang.Access.Mail;
using Hongniang.Common;
using Hongniang.Data.Sealing;
using Hongniang.Engagements;
using Hongniang.FollowUp;
using Hongniang.Imports;
using Hongniang.Insight;
using Hongniang.Matching;
using Hongniang.Needs;
using Hongniang.Network;
using Hongniang.People;
using Hongniang.Supply;
using Hongniang.Tasks;
using Hongniang.Visits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hongniang.Data;

public static class HongniangServices
{
    /// <summary>The product without HTTP. The host adds a database (<c>AddHongniangSqlite</c> or <c>AddHongniangPostgres</c>).</summary>
    public static IServiceCollection AddHongniang(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(MailSettings.Off);
        services.TryAddSingleton(new WorkingDays());
        services.TryAddSingleton(p => new AssociationClock(p.GetRequiredService<TimeProvider>(), p.GetRequiredService<WorkingDays>()));
        return services
            .AddScoped<ResealAll>().AddScoped<NoteKey>()
            .AddAccess().AddNetwork().AddSupply().AddNeeds().AddMatching().AddImports().AddEngagements().AddFollowUp().AddVisits().AddTasks().AddPeople().AddInsight();
    }
}
