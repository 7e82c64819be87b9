using Hongniang.Access.Exports;
using Hongniang.Access.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Hongniang.Access;

/// <summary>The door of the module: its use cases, by name.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddScoped<ChooseLanguage>()
        .AddScoped<BeginSession>()
        .AddScoped<RefuseSignIn>()
        .AddScoped<EndSessions>()
        .AddScoped<ActFor>()
        .AddScoped<ChangeSecondFactor>()
        .AddScoped<NotePasskey>()
        .AddScoped<Outbox>().AddScoped<SendOutgoing>()
        .AddScoped<AskExport>().AddScoped<DecideExport>().AddScoped<TakeExport>();
}
