using Hongniang.Data;
using Hongniang.Web.Access;
using Hongniang.Web.Shell;

var builder = WebApplication.CreateBuilder(Startup.Options(args));
builder.AddDatabase();
builder.Services.AddHongniang();
builder.Services.AddSignIn();
builder.AddShell();
builder.AddModules();

var app = builder.Build();
app.UseShell();
app.MapShell();
app.MapModules();
return await app.OpenAsync() ? await app.ServeAsync() : 1;

/// <summary>The web host; tests start it through this type.</summary>
public partial class Program;
