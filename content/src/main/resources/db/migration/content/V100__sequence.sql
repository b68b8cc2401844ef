create sequence content_seq start with 1000 increment by 50;
