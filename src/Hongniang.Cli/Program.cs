using Hongniang.Cli;

return await Commands.Create().Parse(args).InvokeAsync();
