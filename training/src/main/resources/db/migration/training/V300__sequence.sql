create sequence training_seq start with 1000 increment by 50;
