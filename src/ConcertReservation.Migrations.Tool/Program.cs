// Run by `dotnet ef` only: see DesignTimeDbContextFactory.
return;
