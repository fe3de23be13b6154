// This program is only the startup project of `dotnet ef`: see DesignTimeDbContextFactory.
return;
